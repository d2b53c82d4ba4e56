<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DiagramWords</name>
    <message>
        <source>The picture would be too long. Select fewer exchanges, or save it as PDF.</source>
        <translation>图片会过长。请少选一些交互，或保存为 PDF。</translation>
    </message>
    <message>
        <source>%1 is no name for a picture: it must end in .png or .pdf.</source>
        <translation>%1 不能作为图片名称：必须以 .png 或 .pdf 结尾。</translation>
    </message>
    <message>
        <source>There is nothing to save: no exchange is selected.</source>
        <translation>没有可保存的内容：未选择交互。</translation>
    </message>
    <message>
        <source>The PDF can&apos;t be made.</source>
        <translation>无法生成 PDF。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 in %2 segments</source>
        <comment>bytes and their segments</comment>
        <translation>%1，分 %2 段</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <comment>the rule that allowed</comment>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>allowed: no rule</source>
        <translation>允许：无规则</translation>
    </message>
    <message>
        <source>blocked: %1</source>
        <comment>the rule that blocked</comment>
        <translation>已拦截：%1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <comment>the reason</comment>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>connect failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>look-up</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>half-close</source>
        <translation>半关闭</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 keeps the connection in TIME_WAIT</source>
        <translation>%1使连接停留在 TIME_WAIT</translation>
    </message>
    <message>
        <source>1 address</source>
        <translation>1 个地址</translation>
    </message>
    <message>
        <source>%1 addresses</source>
        <translation>%1 个地址</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>host, addresses</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 to %2 from the start, at %3 to %4</source>
        <translation>距开始 %1 至 %2，时刻 %3 至 %4</translation>
    </message>
    <message>
        <source>%1 from the start, at %2</source>
        <translation>距开始 %1，时刻 %2</translation>
    </message>
    <message>
        <source>arrived %1 later</source>
        <translation>%1 后到达</translation>
    </message>
    <message>
        <source>answered %1 later</source>
        <translation>%1 后得到应答</translation>
    </message>
    <message>
        <source>not seen at its beginning: %1</source>
        <translation>起点未观察到：%1</translation>
    </message>
    <message>
        <source>not seen at its end: %1</source>
        <translation>终点未观察到：%1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>closed without waiting</source>
        <translation>未等待即关闭</translation>
    </message>
    <message>
        <source>close · TIME_WAIT at both</source>
        <translation>关闭 · 两端 TIME_WAIT</translation>
    </message>
    <message>
        <source>TIME_WAIT at both</source>
        <translation>两端 TIME_WAIT</translation>
    </message>
    <message>
        <source>close · TIME_WAIT here</source>
        <translation>关闭 · 此端 TIME_WAIT</translation>
    </message>
    <message>
        <source>TIME_WAIT here</source>
        <translation>此端 TIME_WAIT</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>who sends, who receives</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, from byte %2 on</source>
        <translation>%1，从字节 %2 起</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>who sends, who receives</comment>
        <translation>%1到%2</translation>
    </message>
    <message>
        <source>%1, at %2: %3</source>
        <comment>ends, time, what happened</comment>
        <translation>%1，时刻 %2：%3</translation>
    </message>
    <message>
        <source>#%1 · %2 · %3</source>
        <comment>number, time and outcome of an exchange</comment>
        <translation>#%1 · %2 · %3</translation>
    </message>
    <message>
        <source>not contacted</source>
        <translation>未联系</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未观察到</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事。</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>#%1 is no longer in memory.</source>
        <translation>#%1 已不在内存中。</translation>
    </message>
    <message>
        <source>1 more exchange is selected, and not drawn.</source>
        <translation>另有 1 次交互已选中，未绘出。</translation>
    </message>
    <message>
        <source>%1 more exchanges are selected, and not drawn.</source>
        <translation>另有 %1 次交互已选中，未绘出。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>allowed: %1 on %2</source>
        <comment>the rule that allowed, the value it matched</comment>
        <translation>允许：%1，匹配 %2</translation>
    </message>
    <message>
        <source>blocked: %1 on %2</source>
        <comment>the rule that blocked, the value it matched</comment>
        <translation>已拦截：%1，匹配 %2</translation>
    </message>
</context>
<context>
    <name>DirectionWords</name>
    <message>
        <source>not seen</source>
        <translation>未观察到</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无内容</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln 段</numerusform>
        </translation>
    </message>
    <message>
        <source>Not seen: neither end of this direction is one of ours.</source>
        <translation>未观察到：此方向的两端都不是本程序的。</translation>
    </message>
    <message>
        <source>Nothing was carried.</source>
        <translation>没有传送任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) in %1</source>
        <translation>
            <numerusform>%Ln 字节，分 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the first %1 of %2 bytes were kept.</source>
        <translation>%2 字节中只保留了前 %1 字节。</translation>
    </message>
    <message>
        <source>How the client&apos;s end saw the segments is not known.</source>
        <translation>客户端一端看到的分段情况未知。</translation>
    </message>
    <message>
        <source>How the proxy&apos;s end saw the segments is not known.</source>
        <translation>代理一端看到的分段情况未知。</translation>
    </message>
    <message>
        <source>How the server&apos;s end saw the segments is not known.</source>
        <translation>服务器一端看到的分段情况未知。</translation>
    </message>
    <message>
        <source>as read by the client</source>
        <translation>按客户端读取</translation>
    </message>
    <message>
        <source>as read by the proxy</source>
        <translation>按代理读取</translation>
    </message>
    <message>
        <source>as read by the server</source>
        <translation>按服务器读取</translation>
    </message>
    <message>
        <source>as written by the client</source>
        <translation>按客户端写入</translation>
    </message>
    <message>
        <source>as written by the proxy</source>
        <translation>按代理写入</translation>
    </message>
    <message>
        <source>as written by the server</source>
        <translation>按服务器写入</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>字节 %1</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>字节 %1–%2</translation>
    </message>
</context>
<context>
    <name>EnvelopeWords</name>
    <message>
        <source>Malformed at byte %1: %2.</source>
        <translation>字节 %1 处格式错误：%2。</translation>
    </message>
    <message>
        <source>Malformed at byte %1, member %2: %3.</source>
        <translation>字节 %1 处格式错误，成员 %2：%3。</translation>
    </message>
    <message>
        <source>No byte of an envelope was seen.</source>
        <translation>未观察到信封的任何字节。</translation>
    </message>
    <message numerus="yes">
        <source>Not complete yet: %Ln byte(s) so far.</source>
        <translation>
            <numerusform>尚不完整：目前 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too large. The proxy said: %1.</source>
        <translation>过大。代理称：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Cut off behind %Ln byte(s): it ended before it was complete.</source>
        <translation>
            <numerusform>在 %Ln 字节后中断：尚未完整就已结束。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut off behind %Ln byte(s). The proxy said: %1.</source>
        <translation>
            <numerusform>在 %Ln 字节后中断。代理称：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete: %Ln byte(s).</source>
        <translation>
            <numerusform>完整：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) follow behind it.</source>
        <translation>
            <numerusform>其后还有 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The client sent %Ln byte(s) of what is shown.</source>
        <translation>
            <numerusform>所示内容中，客户端发送了 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As the client sent it; the proxy took the first %Ln byte(s).</source>
        <translation>
            <numerusform>按客户端所发送；代理接收了前 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>As the client sent it; the proxy&apos;s end was not seen.</source>
        <translation>按客户端所发送；未观察到代理一端。</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: none of its %Ln byte(s) left the client.</source>
        <translation>
            <numerusform>未发送：其 %Ln 字节均未离开客户端。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeColumn</name>
    <message>
        <source>Connect to proxy</source>
        <translation>连接代理</translation>
    </message>
    <message>
        <source>Envelope time</source>
        <translation>信封用时</translation>
    </message>
    <message>
        <source>Decision time</source>
        <translation>判定用时</translation>
    </message>
    <message>
        <source>Look-up time</source>
        <translation>解析用时</translation>
    </message>
    <message>
        <source>Connect to server</source>
        <translation>连接服务器</translation>
    </message>
    <message>
        <source>Server time</source>
        <translation>服务器用时</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Reply time</source>
        <translation>回复用时</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Message bytes</source>
        <translation>消息字节数</translation>
    </message>
    <message>
        <source>Reply bytes</source>
        <translation>回复字节数</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Upstream port</source>
        <translation>上游端口</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Number of the exchange</source>
        <translation>交互的编号</translation>
    </message>
    <message>
        <source>From the start to the end, as the client saw it, else the proxy, else the server</source>
        <translation>从开始到结束，依客户端所见；若无则依代理，再无则依服务器</translation>
    </message>
    <message>
        <source>The proxy&apos;s port of its connection to the server</source>
        <translation>代理与服务器连接时所用的自身端口</translation>
    </message>
    <message>
        <source>The address that the proxy connected to</source>
        <translation>代理所连接的地址</translation>
    </message>
    <message>
        <source>Until the client was connected to the proxy</source>
        <translation>到客户端连上代理为止</translation>
    </message>
    <message>
        <source>From the envelope&apos;s first byte until its closing brace was read</source>
        <translation>从信封的首字节到读到其右花括号</translation>
    </message>
    <message>
        <source>From the complete envelope until the decision, the look-up included</source>
        <translation>从信封完整到作出判定，包括解析</translation>
    </message>
    <message>
        <source>The look-up of the host&apos;s name</source>
        <translation>主机名的解析</translation>
    </message>
    <message>
        <source>Until the proxy was connected to the server</source>
        <translation>到代理连上服务器为止</translation>
    </message>
    <message>
        <source>From the message sent until the reply&apos;s first byte</source>
        <translation>从消息发出到回复的首字节</translation>
    </message>
    <message>
        <source>From the envelope sent until the client read the answer&apos;s first byte</source>
        <translation>从信封发出到客户端读到回复的首字节</translation>
    </message>
    <message>
        <source>From the answer&apos;s first byte until its last</source>
        <translation>从回复的首字节到末字节</translation>
    </message>
</context>
<context>
    <name>ExchangeText</name>
    <message>
        <source>not seen</source>
        <translation>未观察到</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>格式错误</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>被重置</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>已中止</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ByteArea</name>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>复制为十六进制</translation>
    </message>
    <message>
        <source>Copy as C string</source>
        <translation>复制为 C 字符串</translation>
    </message>
    <message>
        <source>Copy as Python bytes</source>
        <translation>复制为 Python bytes</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>bytes %1 to %2 are selected</source>
        <extracomment>What is selected, for screen readers: the places of the first and the last byte</extracomment>
        <translation>已选中字节 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::BytesView</name>
    <message numerus="yes">
        <source>Copied %Ln byte(s).</source>
        <translation>
            <numerusform>已复制 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</source>
        <translation>
            <numerusform>已复制 %Ln 字节；其中不是 UTF-8 的以替换字符代替。以十六进制、C 或 Python 形式复制则保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>第 %1 段</translation>
    </message>
    <message>
        <source>Save the bytes</source>
        <translation>保存字节</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %Ln byte(s).</source>
        <translation>
            <numerusform>已保存 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an exchange to see what each direction carried.</source>
        <translation>选择一次交互，以查看各方向传送的内容。</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>Whose segments are shown: one end may read at once what the other wrote in pieces</source>
        <translation>显示哪一端的分段：一端分块写入的内容，另一端可能一次读完</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is selected, or everything</source>
        <translation>复制所选内容，或全部内容</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the bytes of this direction unchanged to a file</source>
        <translation>将此方向的字节原样保存到文件</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ClientPanel</name>
    <message>
        <source>Your own proxy: listen on %1</source>
        <translation>您自己的代理：在 %1 上监听</translation>
    </message>
    <message>
        <source>Waiting for the proxy… %1 s</source>
        <translation>正在等待代理… %1 秒</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>代理(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Where the proxy listens: an address or a host name</source>
        <translation>代理监听的位置：地址或主机名</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Where the proxy is to send the message: server_ip in the envelope</source>
        <translation>代理应把消息发往何处：信封中的 server_ip</translation>
    </message>
    <message>
        <source>Server port</source>
        <translation>服务器端口</translation>
    </message>
    <message>
        <source>server_port in the envelope</source>
        <translation>信封中的 server_port</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>What the server is sent; Return sends it</source>
        <translation>发给服务器的内容；按回车键发送</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>Four random letters</source>
        <translation>四个随机字母</translation>
    </message>
    <message>
        <source>&amp;Block test · port %1</source>
        <translation>拦截测试 · 端口 %1(&amp;B)</translation>
    </message>
    <message>
        <source>Block test</source>
        <translation>拦截测试</translation>
    </message>
    <message>
        <source>Sends to a port that the proxy&apos;s blocklist forbids</source>
        <translation>发往代理黑名单禁止的端口</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>发送(&amp;D)</translation>
    </message>
    <message>
        <source>Send many</source>
        <translation>批量发送</translation>
    </message>
    <message>
        <source>Sends many of them, at the same time or one after the other, and counts (Ctrl+M)</source>
        <translation>同时或依次发送多条并统计 (Ctrl+M)</translation>
    </message>
    <message>
        <source>What this panel sent; runs of Send many are counted in their own window</source>
        <translation>此面板发送的数量；“批量发送”的运行在其自己的窗口中计数</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ClientWords</name>
    <message>
        <source>The proxy answered: %1</source>
        <translation>代理回复：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>已发送 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln DONE</source>
        <translation>
            <numerusform>%Ln DONE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other reply(s)</source>
        <translation>
            <numerusform>其他回复 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocked</source>
        <translation>
            <numerusform>已拦截 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>错误 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection: nothing listens at %1. Start the proxy, or correct its address and port.</source>
        <translation>无法连接：%1 上没有程序在监听。请启动代理，或更正其地址和端口。</translation>
    </message>
    <message>
        <source>No connection: %1 can&apos;t be reached from this computer. Correct the proxy&apos;s address.</source>
        <translation>无法连接：从本机无法到达 %1。请更正代理的地址。</translation>
    </message>
    <message>
        <source>No connection: %1 did not answer in time. Check the address, and whether the proxy is running.</source>
        <translation>无法连接：%1 未及时响应。请检查地址，以及代理是否正在运行。</translation>
    </message>
    <message>
        <source>No connection: %1 reset it. Check the proxy.</source>
        <translation>无法连接：%1 重置了连接。请检查代理。</translation>
    </message>
    <message>
        <source>No connection: nothing listens at %1, and the connection met itself. Start the proxy.</source>
        <translation>无法连接：%1 上没有程序在监听，连接碰到了自身。请启动代理。</translation>
    </message>
    <message>
        <source>No connection: this program has no file descriptors left. Close connections, or raise the limit (ulimit -n).</source>
        <translation>无法连接：本程序已没有可用的文件描述符。请关闭一些连接，或提高上限（ulimit -n）。</translation>
    </message>
    <message>
        <source>No connection: every local port is in use. Wait a minute, then send again.</source>
        <translation>无法连接：所有本地端口都已被占用。请等待一分钟后再发送。</translation>
    </message>
    <message>
        <source>No connection: the name in %1 can&apos;t be looked up. Correct the proxy&apos;s address.</source>
        <translation>无法连接：无法解析 %1 中的名称。请更正代理的地址。</translation>
    </message>
    <message>
        <source>No connection to the proxy at %1. Check its address and port.</source>
        <translation>无法连接到 %1 上的代理。请检查其地址和端口。</translation>
    </message>
    <message>
        <source>The proxy closed the connection without a reply. Look at its log for the reason.</source>
        <translation>代理未作回复就关闭了连接。原因请查看其日志。</translation>
    </message>
    <message>
        <source>The proxy reset the connection without a reply. It may have crashed, or closed before it had read everything.</source>
        <translation>代理未作回复就重置了连接。它可能已崩溃，或在读完全部内容之前就关闭了连接。</translation>
    </message>
    <message>
        <source>The connection was reset inside the reply; more may be missing.</source>
        <translation>连接在回复中途被重置；可能缺少部分内容。</translation>
    </message>
    <message>
        <source>No reply within %1 s; the connection was closed. Check whether proxy and server answer.</source>
        <translation>%1 秒内没有回复；连接已关闭。请检查代理和服务器是否响应。</translation>
    </message>
    <message>
        <source>The proxy took nothing of the envelope for %1 s; the connection was closed.</source>
        <translation>代理在 %1 秒内未接收信封的任何内容；连接已关闭。</translation>
    </message>
    <message numerus="yes">
        <source>The proxy ended the connection while %Ln byte(s) were still to be sent.</source>
        <translation>
            <numerusform>代理结束了连接，此时还有 %Ln 字节待发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>The proxy answered: %1. Start the server, or correct its address and port.</source>
        <translation>代理回复：%1。请启动服务器，或更正其地址和端口。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ColumnLayout</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>重置列</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>到达顺序</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降序</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeEditor</name>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is larger than %2, which is the most that is sent at once.</source>
        <translation>%1 超过了一次发送的上限 %2。</translation>
    </message>
    <message>
        <source>%1 is empty: there is nothing to send.</source>
        <translation>%1 为空：没有可发送的内容。</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>The escape at character %1 can&apos;t be read. There are \n, \r, \t, \0, \\ and \xNN.</source>
        <translation>无法识别第 %1 个字符处的转义。可用的有 \n、\r、\t、\0、\\ 和 \xNN。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s), of which the first %1 are shown; all are sent unchanged.</source>
        <translation>
            <numerusform>%Ln 字节，只显示前 %1 个；全部原样发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) of the file %1, sent unchanged.</source>
        <translation>
            <numerusform>%Ln 字节，来自文件 %1，原样发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Bytes to send</source>
        <translation>要发送的字节</translation>
    </message>
    <message>
        <source>Type what goes to the proxy, byte for byte. No half-finished JSON is refused here.</source>
        <translation>输入要逐字节发给代理的内容。此处不会拒绝未写完的 JSON。</translation>
    </message>
    <message>
        <source>&amp;Escapes</source>
        <translation>转义(&amp;E)</translation>
    </message>
    <message>
        <source>\n, \r, \t, \0, \\ and \xNN stand for the bytes they name</source>
        <translation>\n、\r、\t、\0、\\ 和 \xNN 代表各自所指的字节</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Send the bytes of a file, unchanged</source>
        <translation>原样发送文件的字节</translation>
    </message>
    <message>
        <source>&amp;Type instead</source>
        <translation>改为输入(&amp;T)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeExample</name>
    <message>
        <source>A sound envelope</source>
        <translation>正确的信封</translation>
    </message>
    <message>
        <source>A sound envelope, byte by byte</source>
        <translation>正确的信封，逐字节发送</translation>
    </message>
    <message>
        <source>Two envelopes in one write</source>
        <translation>一次写入两个信封</translation>
    </message>
    <message>
        <source>Line ends and white space around it</source>
        <translation>前后有换行和空白字符</translation>
    </message>
    <message>
        <source>An extra member</source>
        <translation>多余的成员</translation>
    </message>
    <message>
        <source>The envelope ends too early</source>
        <translation>信封过早结束</translation>
    </message>
    <message>
        <source>Single quotes, as Python&apos;s str() writes them</source>
        <translation>单引号，如 Python 的 str() 所写</translation>
    </message>
    <message>
        <source>A comma behind the last member</source>
        <translation>最后一个成员后有逗号</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>没有 message</translation>
    </message>
    <message>
        <source>The port as a string</source>
        <translation>端口为字符串</translation>
    </message>
    <message>
        <source>A member twice</source>
        <translation>成员重复</translation>
    </message>
    <message>
        <source>A byte order mark in front</source>
        <translation>开头有字节顺序标记</translation>
    </message>
    <message>
        <source>A line end inside the message</source>
        <translation>消息内有换行</translation>
    </message>
    <message>
        <source>A message that is not UTF-8</source>
        <translation>消息不是 UTF-8</translation>
    </message>
    <message>
        <source>Half of a surrogate pair</source>
        <translation>半个代理项对（surrogate）</translation>
    </message>
    <message>
        <source>An address with a leading zero</source>
        <translation>地址有前导零</translation>
    </message>
    <message>
        <source>Sixty-five levels deep</source>
        <translation>六十五层嵌套</translation>
    </message>
    <message>
        <source>No JSON at all</source>
        <translation>根本不是 JSON</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeHistory</name>
    <message numerus="yes">
        <source>in pieces of %Ln byte(s)</source>
        <translation>
            <numerusform>分块，每块 %Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms apart</source>
        <translation>间隔 %1 毫秒</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>then half-close</source>
        <translation>然后半关闭</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>then reset</source>
        <translation>然后重置</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>发往 %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeWindow</name>
    <message numerus="yes">
        <source>Sending, %Ln more wait…</source>
        <translation>
            <numerusform>正在发送，还有 %Ln 项等待…</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Sent and reset, as asked.</source>
        <translation>已按要求发送并重置。</translation>
    </message>
    <message>
        <source>Cancelled; the connection was reset.</source>
        <translation>已取消；连接已重置。</translation>
    </message>
    <message>
        <source>Reply after %1:</source>
        <translation>%1 后得到回复：</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>编写</translation>
    </message>
    <message>
        <source>S&amp;ent before</source>
        <translation>以前发送的(&amp;E)</translation>
    </message>
    <message>
        <source>Sent before</source>
        <translation>以前发送的</translation>
    </message>
    <message>
        <source>Select to edit, double-click to send again</source>
        <translation>选择即可编辑，双击再次发送</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>从列表中移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>Se&amp;nding</source>
        <translation>发送方式(&amp;N)</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>whole, in one write</source>
        <translation>整体，一次写入</translation>
    </message>
    <message>
        <source>in pieces</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>Bytes in a piece</source>
        <translation>每块字节数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Pause between pieces</source>
        <translation>块间暂停</translation>
    </message>
    <message>
        <source>ms apart</source>
        <translation>毫秒间隔</translation>
    </message>
    <message>
        <source>&amp;At the end</source>
        <translation>结束时(&amp;A)</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>half-close (FIN), as behind an envelope</source>
        <translation>半关闭 (FIN)，如同信封之后</translation>
    </message>
    <message>
        <source>leave it open and wait for the reply</source>
        <translation>保持打开并等待回复</translation>
    </message>
    <message>
        <source>reset (RST)</source>
        <translation>重置 (RST)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::Details</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>时序</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>信封</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DiagramActions</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>正常大小</translation>
    </message>
    <message>
        <source>Normal size (0)</source>
        <translation>正常大小 (0)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Show the whole width</source>
        <translation>显示整个宽度</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>按比例</translation>
    </message>
    <message>
        <source>Draw the time between two events to scale</source>
        <translation>按比例绘制两个事件之间的时间</translation>
    </message>
    <message>
        <source>Every segment</source>
        <translation>每一段</translation>
    </message>
    <message>
        <source>Draw each segment as an arrow, however many there are (double-click opens a single run)</source>
        <translation>将每一段都画成箭头，无论有多少（双击可展开单独一串）</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy the diagram as a picture (Ctrl+C)</source>
        <translation>将图示复制为图片 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the diagram as PNG or PDF</source>
        <translation>将图示保存为 PNG 或 PDF</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DiagramCanvas</name>
    <message>
        <source>Select an exchange to see its way.</source>
        <translation>选择一次交互，以查看其过程。</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>时序</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DiagramView</name>
    <message>
        <source>%1 exchanges</source>
        <translation>%1 次交互</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>保存图示</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>The diagram is saved to %1.</source>
        <translation>图已保存到 %1。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DifferenceModel</name>
    <message>
        <source>on the way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>What the proxy sent</source>
        <translation>代理发送的内容</translation>
    </message>
    <message>
        <source>What the server read</source>
        <translation>服务器读到的内容</translation>
    </message>
    <message>
        <source>= the same</source>
        <translation>= 相同</translation>
    </message>
    <message>
        <source>~ unescaped</source>
        <translation>~ 转义已还原</translation>
    </message>
    <message>
        <source>~ written otherwise</source>
        <translation>~ 写法不同</translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation>≠ 已更改</translation>
    </message>
    <message>
        <source>− not there</source>
        <translation>− 缺少</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ 新增</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>The message the client sent</source>
        <translation>客户端发送的消息</translation>
    </message>
    <message>
        <source>What the client sent</source>
        <translation>客户端发送的内容</translation>
    </message>
    <message>
        <source>What the server got</source>
        <translation>服务器得到的内容</translation>
    </message>
    <message>
        <source>What the proxy sent the server</source>
        <translation>代理发给服务器的内容</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DifferenceView</name>
    <message>
        <source>byte %1</source>
        <translation>字节 %1</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>字节 %1–%2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message numerus="yes">
        <source>%Ln escape(s)</source>
        <translation>
            <numerusform>%Ln 处转义</numerusform>
        </translation>
    </message>
    <message>
        <source>message alone</source>
        <translation>仅消息</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>other bytes</source>
        <translation>其他字节</translation>
    </message>
    <message>
        <source>What the client sent is not known: no byte of an envelope was seen.</source>
        <translation>客户端发送的内容未知：未观察到信封的任何字节。</translation>
    </message>
    <message>
        <source>What the server got is not known: neither the proxy nor the server is one of ours.</source>
        <translation>服务器得到的内容未知：代理和服务器都不是本程序的。</translation>
    </message>
    <message>
        <source>Nothing was sent to the server yet.</source>
        <translation>尚未向服务器发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent to the server.</source>
        <translation>没有向服务器发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent to the server. The proxy said: %1.</source>
        <translation>没有向服务器发送任何内容。代理称：%1。</translation>
    </message>
    <message numerus="yes">
        <source>The server got only the beginning of the member message: %Ln byte(s).</source>
        <translation>
            <numerusform>服务器只得到了成员 message 的开头：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent only the beginning of the member message: %Ln byte(s).</source>
        <translation>
            <numerusform>代理只发送了成员 message 的开头：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got the beginning of the member message so far: %Ln byte(s).</source>
        <translation>
            <numerusform>服务器目前得到了成员 message 的开头：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent the beginning of the member message so far: %Ln byte(s).</source>
        <translation>
            <numerusform>代理目前发送了成员 message 的开头：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got exactly the member message, unescaped: %Ln byte(s).</source>
        <translation>
            <numerusform>服务器得到的正是成员 message，转义已还原：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent exactly the member message, unescaped: %Ln byte(s).</source>
        <translation>
            <numerusform>代理发送的正是成员 message，转义已还原：%Ln 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>In the envelope these are %1.</source>
        <translation>在信封中为%1。</translation>
    </message>
    <message>
        <source>It has no escapes, so they are the same bytes.</source>
        <translation>其中没有转义，因此字节相同。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln escape(s) in it made a difference.</source>
        <translation>
            <numerusform>差异来自其中的 %Ln 处转义。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) added</source>
        <translation>
            <numerusform>新增 %Ln 个成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) dropped</source>
        <translation>
            <numerusform>去掉 %Ln 个成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) changed</source>
        <translation>
            <numerusform>更改 %Ln 个成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) written otherwise</source>
        <translation>
            <numerusform>%Ln 个成员写法不同</numerusform>
        </translation>
    </message>
    <message>
        <source>other spacing</source>
        <translation>空白不同</translation>
    </message>
    <message>
        <source>The server got the envelope as JSON:</source>
        <translation>服务器得到的是 JSON 形式的信封：</translation>
    </message>
    <message>
        <source>The proxy sent the envelope as JSON:</source>
        <translation>代理发送的是 JSON 形式的信封：</translation>
    </message>
    <message>
        <source>no member differs</source>
        <translation>成员均无差异</translation>
    </message>
    <message>
        <source>The server got something else than the message.</source>
        <translation>服务器得到的不是该消息，而是其他内容。</translation>
    </message>
    <message>
        <source>The server got something else than the envelope.</source>
        <translation>服务器得到的不是该信封，而是其他内容。</translation>
    </message>
    <message>
        <source>%1 bytes on the one side, %2 on the other; the first difference is at byte %3.</source>
        <translation>一侧 %1 字节，另一侧 %2 字节；第一处差异在字节 %3。</translation>
    </message>
    <message>
        <source>The server read other bytes than the proxy sent: %1 were sent, %2 read; the first difference is at byte %3.</source>
        <translation>服务器读到的字节与代理发送的不同：发送 %1，读到 %2；第一处差异在字节 %3。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DirectionBar</name>
    <message>
        <source>Client → Proxy</source>
        <translation>客户端 → 代理</translation>
    </message>
    <message>
        <source>Proxy → Server</source>
        <translation>代理 → 服务器</translation>
    </message>
    <message>
        <source>Server → Proxy</source>
        <translation>服务器 → 代理</translation>
    </message>
    <message>
        <source>Proxy → Client</source>
        <translation>代理 → 客户端</translation>
    </message>
    <message>
        <source>Bytes client to proxy</source>
        <translation>客户端到代理的字节</translation>
    </message>
    <message>
        <source>Bytes proxy to server</source>
        <translation>代理到服务器的字节</translation>
    </message>
    <message>
        <source>Bytes server to proxy</source>
        <translation>服务器到代理的字节</translation>
    </message>
    <message>
        <source>Bytes proxy to client</source>
        <translation>代理到客户端的字节</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>midhop::gui::EnvelopeModel</name>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>envelope</source>
        <translation>信封</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln 个成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln 个元素</numerusform>
        </translation>
    </message>
    <message>
        <source>at fault: %1</source>
        <translation>有误：%1</translation>
    </message>
    <message>
        <source>nested too deep to be opened here</source>
        <translation>嵌套过深，无法在此展开</translation>
    </message>
    <message>
        <source>what the client sends the proxy</source>
        <translation>客户端发给代理的内容</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>where the server is: its address or name</source>
        <translation>服务器的位置：地址或名称</translation>
    </message>
    <message>
        <source>the server&apos;s port</source>
        <translation>服务器的端口</translation>
    </message>
    <message>
        <source>given twice: the proxy refuses it</source>
        <translation>出现两次：代理会拒绝</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>被忽略</translation>
    </message>
    <message>
        <source>behind the envelope: the beginning of a next one</source>
        <translation>信封之后：下一个信封的开头</translation>
    </message>
    <message>
        <source>what the server is sent</source>
        <translation>发给服务器的内容</translation>
    </message>
    <message numerus="yes">
        <source>what the server is sent: %Ln byte(s)</source>
        <translation>
            <numerusform>发给服务器的内容：%Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>string without its end</source>
        <translation>未结束的字符串</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>no JSON value</source>
        <translation>不是 JSON 值</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>没有值</translation>
    </message>
</context>
<context>
    <name>midhop::gui::EnvelopeView</name>
    <message numerus="yes">
        <source>Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</source>
        <translation>
            <numerusform>已复制 %Ln 字节；其中不是 UTF-8 的字节以替换字符代替。复制为十六进制、C 或 Python 则保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an exchange to see its envelope.</source>
        <translation>选择一次交互以查看其信封。</translation>
    </message>
    <message numerus="yes">
        <source>The tree shows the first %Ln byte(s).</source>
        <translation>
            <numerusform>树中只显示前 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>信封</translation>
    </message>
    <message>
        <source>Envelope text</source>
        <translation>信封文本</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangeActions</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>复制为 Python</translation>
    </message>
    <message>
        <source>Copy as nc line</source>
        <translation>复制为 nc 命令行</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Edit and send</source>
        <translation>编辑并发送</translation>
    </message>
    <message>
        <source>Block this destination</source>
        <translation>拦截此目标</translation>
    </message>
    <message>
        <source>Filter by this value</source>
        <translation>按此值筛选</translation>
    </message>
    <message>
        <source>Exclude this value</source>
        <translation>排除此值</translation>
    </message>
    <message>
        <source>Export selection…</source>
        <translation>导出所选…</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangeCommands</name>
    <message>
        <source>Nothing was sent: correct the client&apos;s proxy first.</source>
        <translation>未发送任何内容：请先更正客户端的代理。</translation>
    </message>
    <message>
        <source>Nothing was sent: what the client sent is not known.</source>
        <translation>未发送任何内容：客户端发送了什么是未知的。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelope(s) sent again.</source>
        <translation>
            <numerusform>已再次发送 %Ln 个信封。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangesModel</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1，升序</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1，降序</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangesView</name>
    <message>
        <source>Exchanges</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>No exchange yet. Press Start all, then Send.</source>
        <translation>还没有交互。请先按“全部启动”，再按“发送”。</translation>
    </message>
    <message>
        <source>The selection fell into too many pieces in this order: only the current exchange is selected.</source>
        <translation>按此顺序，所选内容分成了太多段：现在只选中当前交互。</translation>
    </message>
    <message>
        <source>Exchange %1 is hidden by the filter.</source>
        <translation>交互 %1 被筛选隐藏。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Exchange %1 is not in the memory any more.</source>
        <translation>交互 %1 已不在内存中。</translation>
    </message>
    <message numerus="yes">
        <source>Sorting %Ln exchange(s)…</source>
        <translation>
            <numerusform>正在对 %Ln 次交互排序…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new exchange(s) wait while more than %1 are selected.</source>
        <translation>
            <numerusform>所选超过 %1 次，期间有 %Ln 次新交互等待显示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older exchange(s) have left the memory.</source>
        <translation>
            <numerusform>%Ln 次较早的交互已移出内存。</numerusform>
        </translation>
    </message>
    <message>
        <source>No exchange passes the filter.</source>
        <translation>没有交互符合筛选。</translation>
    </message>
    <message>
        <source>Looking for exchanges that pass the filter…</source>
        <translation>正在查找符合筛选的交互…</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExportDialog</name>
    <message>
        <source>Which exchanges?</source>
        <translation>哪些交互？</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>The &amp;selected ones (%1)</source>
        <translation>所选的（%1）(&amp;S)</translation>
    </message>
    <message>
        <source>Those that pass the &amp;filter (%1 so far)</source>
        <translation>符合筛选的（目前 %1）(&amp;F)</translation>
    </message>
    <message>
        <source>Those that pass the &amp;filter (%1)</source>
        <translation>符合筛选的（%1）(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;All (%1)</source>
        <translation>全部（%1）(&amp;A)</translation>
    </message>
    <message>
        <source>The filter still looks at the exchanges. A moment, please.</source>
        <translation>筛选仍在检查交互，请稍候。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FaultWindow</name>
    <message>
        <source>Lines that could not be read</source>
        <translation>无法读取的行</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln line(s) could not be read.</source>
        <translation>
            <numerusform>%1：%Ln 行无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed.</source>
        <translation>
            <numerusform>列出前 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FaultWords</name>
    <message>
        <source>%1 of event %2</source>
        <translation>事件 %2 的 %1</translation>
    </message>
    <message>
        <source>it is no Midhop session</source>
        <translation>不是 Midhop 会话</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is a session of format version %1, which this Midhop does not know</source>
        <translation>会话的格式版本为 %1，此版 Midhop 不识别</translation>
    </message>
    <message>
        <source>the line is too long for an exchange</source>
        <translation>该行过长，不可能是一次交互</translation>
    </message>
    <message>
        <source>the line is not whole: whoever wrote it ended too early</source>
        <translation>该行不完整：写入者过早结束</translation>
    </message>
    <message>
        <source>there is no UTF-8 at column %1</source>
        <translation>第 %1 列不是 UTF-8</translation>
    </message>
    <message>
        <source>it is no JSON at column %1: %2</source>
        <translation>第 %1 列不是 JSON：%2</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出现两次</translation>
    </message>
    <message>
        <source>%1 is of another type than it should be</source>
        <translation>%1 的类型不正确</translation>
    </message>
    <message>
        <source>%1 has a value that makes no sense: %2</source>
        <translation>%1 的值没有意义：%2</translation>
    </message>
    <message>
        <source>%1 is a number or time that can&apos;t be</source>
        <translation>%1 是不可能的数字或时间</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FieldChecks</name>
    <message>
        <source>An address or a host name is missing</source>
        <translation>缺少地址或主机名</translation>
    </message>
    <message>
        <source>Only ASCII letters, digits, dots, hyphens and colons make an address</source>
        <translation>地址只能由 ASCII 字母、数字、点、连字符和冒号组成</translation>
    </message>
    <message>
        <source>White space is no part of an address</source>
        <translation>地址中不能有空白字符</translation>
    </message>
    <message>
        <source>An IPv4 address is four numbers from 0 to 255 with dots between</source>
        <translation>IPv4 地址是四个 0 到 255 的数字，中间用点分隔</translation>
    </message>
    <message>
        <source>A number in an IPv4 address has no leading zero</source>
        <translation>IPv4 地址中的数字不能有前导零</translation>
    </message>
    <message>
        <source>This is no IPv6 address</source>
        <translation>这不是 IPv6 地址</translation>
    </message>
    <message>
        <source>Behind % stands the name of a network interface</source>
        <translation>% 后面应是网络接口的名称</translation>
    </message>
    <message>
        <source>Only fe80:: addresses have a zone</source>
        <translation>只有 fe80:: 地址才有区域标识</translation>
    </message>
    <message>
        <source>A host name has letters, digits, hyphens and dots only</source>
        <translation>主机名只能包含字母、数字、连字符和点</translation>
    </message>
    <message>
        <source>Two dots follow each other, or the name begins with one</source>
        <translation>有两个连续的点，或名称以点开头</translation>
    </message>
    <message>
        <source>A part of a host name has at most 63 characters</source>
        <translation>主机名的每一段最多 63 个字符</translation>
    </message>
    <message>
        <source>A host name has at most 253 characters</source>
        <translation>主机名最多 253 个字符</translation>
    </message>
    <message>
        <source>A part of a host name neither begins nor ends with a hyphen</source>
        <translation>主机名的各段不能以连字符开头或结尾</translation>
    </message>
    <message>
        <source>Other computers will be able to connect</source>
        <translation>其他计算机将能够连接</translation>
    </message>
    <message>
        <source>An address of this computer is needed, such as 127.0.0.1, no name</source>
        <translation>需要本机的地址，例如 127.0.0.1，而不是名称</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; 0 takes a free one</source>
        <translation>端口是 1 到 65535 的数字；0 表示任取一个空闲端口</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535</source>
        <translation>端口是 1 到 65535 的数字</translation>
    </message>
    <message>
        <source>Ports go from 1 to 65535: the proxy will refuse this one</source>
        <translation>端口范围是 1 到 65535：代理会拒绝这个端口</translation>
    </message>
    <message>
        <source>A message has at least one byte: the proxy will refuse an empty one</source>
        <translation>消息至少有一个字节：代理会拒绝空消息</translation>
    </message>
    <message>
        <source>The envelope has %1 bytes: the proxy takes at most 1 MiB</source>
        <translation>信封有 %1 字节：代理最多接受 1 MiB</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterBar</name>
    <message>
        <source>No filter is in effect</source>
        <translation>没有生效的筛选</translation>
    </message>
    <message>
        <source>Still in effect: %1</source>
        <translation>仍然生效：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>exchanges that pass, and all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>how much has been looked at</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>pattern took too long %L1 times</source>
        <translation>
            <numerusform>正则表达式超时 %L1 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <comment>an example follows</comment>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Clear filter (Esc)</source>
        <translation>清除筛选 (Esc)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterHelp</name>
    <message>
        <source>Filter language</source>
        <translation>筛选语言</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterMenu</name>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Edit saved filters…</source>
        <translation>编辑已保存的筛选…</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>以前用过的</translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation>筛选语言</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Name; one that is there already is replaced:</source>
        <translation>名称；同名的将被替换：</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Saved filters, filters used before, and help</source>
        <translation>已保存的筛选、以前用过的筛选和帮助</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterWords</name>
    <message>
        <source>%1: %2</source>
        <comment>what is wrong, and what could stand there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing to filter by</source>
        <translation>没有可筛选的内容</translation>
    </message>
    <message>
        <source>The filter is longer than %L1 characters</source>
        <translation>筛选超过 %L1 个字符</translation>
    </message>
    <message>
        <source>Too many parentheses or nots within each other</source>
        <translation>括号或 not 嵌套过多</translation>
    </message>
    <message>
        <source>A field or a word should follow</source>
        <translation>后面应有字段或词</translation>
    </message>
    <message>
        <source>A field or a word should stand before “%1”; quotes make it a word</source>
        <translation>“%1”之前应有字段或词；加引号则它本身成为词</translation>
    </message>
    <message>
        <source>“%1” can&apos;t stand here; put text to search for in quotes</source>
        <translation>“%1”不能出现在这里；要查找的文本请加引号</translation>
    </message>
    <message>
        <source>“%1” is never closed</source>
        <translation>“%1”没有闭合</translation>
    </message>
    <message>
        <source>“%1” closes nothing</source>
        <translation>“%1”没有对应的开括号</translation>
    </message>
    <message>
        <source>There is no field “%1”</source>
        <translation>没有字段“%1”</translation>
    </message>
    <message>
        <source>A comparison should stand before “%1”</source>
        <translation>“%1”之前应有比较</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be compared with “%2”</source>
        <translation>“%1”不能与“%2”比较</translation>
    </message>
    <message>
        <source>The list should go on or end before “%1”</source>
        <translation>列表应在“%1”之前继续或结束</translation>
    </message>
    <message>
        <source>The quotes are never closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>“%1” means nothing within quotes</source>
        <translation>“%1”在引号内没有意义</translation>
    </message>
    <message>
        <source>A text with “%1” in it needs quotes</source>
        <translation>含有“%1”的文本需要加引号</translation>
    </message>
    <message>
        <source>A value should follow</source>
        <translation>后面应有值</translation>
    </message>
    <message>
        <source>A value should stand before “%1”</source>
        <translation>“%1”之前应有值</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <source>“%1” is too large</source>
        <translation>“%1”过大</translation>
    </message>
    <message>
        <source>“%1” is not whole</source>
        <translation>“%1”不是整数</translation>
    </message>
    <message>
        <source>“%1” needs a unit</source>
        <translation>“%1”需要单位</translation>
    </message>
    <message>
        <source>“%1” has an unknown unit</source>
        <translation>“%1”的单位未知</translation>
    </message>
    <message>
        <source>“%1” is no address or network such as 10.0.0.0/8</source>
        <translation>“%1”不是地址，也不是 10.0.0.0/8 这样的网络</translation>
    </message>
    <message>
        <source>“%1” is no address with a port such as 127.0.0.1:8888</source>
        <translation>“%1”不是带端口的地址，例如 127.0.0.1:8888</translation>
    </message>
    <message>
        <source>“%1” is no time</source>
        <translation>“%1”不是时间</translation>
    </message>
    <message>
        <source>“%1” is none of the values of “%2”</source>
        <translation>“%1”不是“%2”的可能值</translation>
    </message>
    <message>
        <source>The pattern can&apos;t be read: %1</source>
        <translation>无法解析正则表达式：%1</translation>
    </message>
    <message>
        <source>“%1” ends before it begins</source>
        <translation>“%1”的终点在起点之前</translation>
    </message>
    <message>
        <source>These values have no order, so there is no range of them</source>
        <translation>这些值没有顺序，因此没有范围</translation>
    </message>
    <message>
        <source>seen lately</source>
        <translation>最近出现过</translation>
    </message>
    <message>
        <source>what the proxy decided</source>
        <translation>代理的决定</translation>
    </message>
    <message>
        <source>how it ended</source>
        <translation>如何结束</translation>
    </message>
    <message>
        <source>the rule that decided</source>
        <translation>作出决定的规则</translation>
    </message>
    <message>
        <source>number of the exchange</source>
        <translation>交互的编号</translation>
    </message>
    <message>
        <source>when it started, local time</source>
        <translation>开始时间，本地时间</translation>
    </message>
    <message>
        <source>from start to end</source>
        <translation>从开始到结束</translation>
    </message>
    <message>
        <source>the client&apos;s address:port</source>
        <translation>客户端的地址:端口</translation>
    </message>
    <message>
        <source>the proxy&apos;s address:port towards the client</source>
        <translation>代理面向客户端的地址:端口</translation>
    </message>
    <message>
        <source>the proxy&apos;s address:port towards the server</source>
        <translation>代理面向服务器的地址:端口</translation>
    </message>
    <message>
        <source>the server&apos;s address:port</source>
        <translation>服务器的地址:端口</translation>
    </message>
    <message>
        <source>address alone</source>
        <translation>仅地址</translation>
    </message>
    <message>
        <source>port alone</source>
        <translation>仅端口</translation>
    </message>
    <message>
        <source>what the envelope asks for</source>
        <translation>信封所请求的目标</translation>
    </message>
    <message>
        <source>the JSON text</source>
        <translation>JSON 文本</translation>
    </message>
    <message>
        <source>bytes for the server</source>
        <translation>给服务器的字节</translation>
    </message>
    <message>
        <source>bytes for the client</source>
        <translation>给客户端的字节</translation>
    </message>
    <message>
        <source>size of message and reply</source>
        <translation>消息和回复的大小</translation>
    </message>
    <message>
        <source>size of the message</source>
        <translation>消息的大小</translation>
    </message>
    <message>
        <source>size of the reply</source>
        <translation>回复的大小</translation>
    </message>
    <message>
        <source>is equal to</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is there and differs</source>
        <translation>存在且不等于</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>has this text in it</source>
        <translation>包含此文本</translation>
    </message>
    <message>
        <source>fits a regular expression</source>
        <translation>匹配正则表达式</translation>
    </message>
    <message>
        <source>is in a list, range or network</source>
        <translation>在列表、范围或网络中</translation>
    </message>
    <message>
        <source>both words, somewhere in the exchange, upper or lower case</source>
        <translation>两个词都出现在交互中的某处，不区分大小写</translation>
    </message>
    <message>
        <source>the exchange with this number</source>
        <translation>具有此编号的交互</translation>
    </message>
    <message>
        <source>also ==, is not, !=</source>
        <translation>也可用 ==、is not、!=</translation>
    </message>
    <message>
        <source>&lt;, &lt;=, &gt;, &gt;=; units ns, us, ms, s, min, h</source>
        <translation>&lt;、&lt;=、&gt;、&gt;=；单位 ns、us、ms、s、min、h</translation>
    </message>
    <message>
        <source>message and reply; also message.bytes, reply.bytes</source>
        <translation>消息和回复；也可用 message.bytes、reply.bytes</translation>
    </message>
    <message>
        <source>a list with ranges; not in for the opposite</source>
        <translation>可含范围的列表；取反用 not in</translation>
    </message>
    <message>
        <source>a network; client, proxy, upstream and server have .ip and .port</source>
        <translation>网络；client、proxy、upstream 和 server 都有 .ip 和 .port</translation>
    </message>
    <message>
        <source>these bytes, upper and lower case as given</source>
        <translation>这些字节，区分大小写</translation>
    </message>
    <message>
        <source>a regular expression, upper or lower case unless it has (?-i)</source>
        <translation>正则表达式，不区分大小写，除非含有 (?-i)</translation>
    </message>
    <message>
        <source>of day, or 2026-11-22 14:36</source>
        <translation>一天中的时刻，或 2026-11-22 14:36</translation>
    </message>
    <message>
        <source>there is one; a comparison with what is missing is never true</source>
        <translation>存在规则；与不存在的值比较永不成立</translation>
    </message>
    <message>
        <source>also &amp;&amp;, ||, !; and before or; parentheses</source>
        <translation>也可用 &amp;&amp;、||、!；and 先于 or；可用括号</translation>
    </message>
    <message>
        <source>further fields; the field&apos;s suggestions show all</source>
        <translation>其他字段；字段建议会显示全部</translation>
    </message>
    <message>
        <source>“and” or “or” should stand before “%1”; a text of several words needs quotes</source>
        <translation>“%1”之前应有“and”或“or”；由多个词组成的文本需要加引号</translation>
    </message>
    <message>
        <source>exactly this text; quotes also for words such as “rule” or “and”</source>
        <translation>恰好是此文本；“rule”或“and”这样的词也要加引号</translation>
    </message>
</context>
<context>
    <name>midhop::gui::HexView</name>
    <message>
        <source>Byte %1: 0x%2, %3</source>
        <translation>字节 %1：0x%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 of %2: %Ln byte(s) from byte %3</source>
        <translation>
            <numerusform>分段 %1，共 %2 段：从字节 %3 起 %Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 after the start, %3</source>
        <translation>%1，开始后 %2，%3</translation>
    </message>
</context>
<context>
    <name>midhop::gui::HintLine</name>
    <message>
        <source>Copy this command: %1</source>
        <translation>复制此命令：%1</translation>
    </message>
    <message>
        <source>Copy a command that does this</source>
        <translation>复制一条完成此事的命令</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field and what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::HistogramView</name>
    <message>
        <source>No exchange has ended yet.</source>
        <translation>尚无交互结束。</translation>
    </message>
    <message>
        <source>Half of the exchanges took up to %1, 99 % of them up to %2.</source>
        <extracomment>1 and 2 are latencies</extracomment>
        <translation>一半的交互不超过 %1，99 % 不超过 %2。</translation>
    </message>
    <message>
        <source>Latency (logarithmic)</source>
        <translation>时延（对数）</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>交互</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ListenerPanel</name>
    <message>
        <source>It can&apos;t start: %1.</source>
        <translation>无法启动：%1。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The address of this computer to listen on. 127.0.0.1 is reached from this computer only; 0.0.0.0 from everywhere</source>
        <translation>要监听的本机地址。127.0.0.1 只能从本机访问；0.0.0.0 可从任何地方访问</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>The port to listen on; 0 takes a free one</source>
        <translation>要监听的端口；0 表示任取一个空闲端口</translation>
    </message>
    <message>
        <source>&amp;Listen on</source>
        <comment>proxy</comment>
        <translation>监听(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;isten on</source>
        <comment>server</comment>
        <translation>监听(&amp;I)</translation>
    </message>
    <message>
        <source>Address and port take effect with the next start</source>
        <translation>地址和端口在下次启动时生效</translation>
    </message>
    <message>
        <source>Others can reach it</source>
        <translation>他人可访问</translation>
    </message>
    <message>
        <source>It listens on more than the loopback address: other computers in the network can connect</source>
        <translation>监听范围超出回环地址：网络中的其他计算机可以连接</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>改用端口 %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ListenerWords</name>
    <message>
        <source>Listening on %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Port %1 on %2 is in use by another program. Stop that program or choose another port.</source>
        <translation>%2 上的端口 %1 正被另一个程序占用。请停止该程序或选择其他端口。</translation>
    </message>
    <message>
        <source>Port %1 on %2 is in use by %3. Stop that program or choose another port.</source>
        <translation>%2 上的端口 %1 正被 %3 占用。请停止该程序或选择其他端口。</translation>
    </message>
    <message>
        <source>Port %1 needs administrator rights here. Choose one from 1024 on.</source>
        <translation>在此使用端口 %1 需要管理员权限。请选择 1024 及以上的端口。</translation>
    </message>
    <message>
        <source>This computer has no address %1. Choose one of its own, such as 127.0.0.1.</source>
        <translation>本机没有地址 %1。请选择本机的地址，例如 127.0.0.1。</translation>
    </message>
    <message>
        <source>The system has no free descriptors left. Close connections or other programs and start again.</source>
        <translation>系统没有可用的描述符了。请关闭一些连接或其他程序，然后重新启动。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be listened on: %2.</source>
        <translation>无法在 %1 上监听：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln 次交互</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>完成 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocked</source>
        <translation>
            <numerusform>已拦截 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>失败 %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogActions</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in this log (Ctrl+F)</source>
        <translation>在此日志中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Hold new lines back and count them</source>
        <translation>暂不显示新内容，只计数</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>停留在最新一行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is selected (Ctrl+C)</source>
        <translation>复制所选内容 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Copy this line</source>
        <translation>复制此行</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the whole log as text</source>
        <translation>将整个日志保存为文本</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty this log; the exchanges stay</source>
        <translation>清空此日志；交互记录保留</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogExport</name>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>The log was cleared or filtered anew meanwhile.</source>
        <translation>其间日志已被清空或重新筛选。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>… this line has left the memory</source>
        <translation>… 此行已移出内存</translation>
    </message>
    <message>
        <source>… 1 older line has left the memory</source>
        <translation>… 1 行较早的内容已移出内存</translation>
    </message>
    <message>
        <source>… %1 older lines have left the memory</source>
        <translation>… %1 行较早的内容已移出内存</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogPane</name>
    <message>
        <source>Saved 1 line to %1</source>
        <translation>已将 1 行保存到 %1</translation>
    </message>
    <message>
        <source>Saved %1 lines to %2</source>
        <translation>已将 %1 行保存到 %2</translation>
    </message>
    <message>
        <source>Copied the first %1 lines; to have all of them, save the log</source>
        <translation>已复制前 %1 行；如需全部内容，请保存日志</translation>
    </message>
    <message>
        <source>Copied 1 line</source>
        <translation>已复制 1 行</translation>
    </message>
    <message>
        <source>Copied %1 lines</source>
        <translation>已复制 %1 行</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Text (*.txt *.log)</source>
        <translation>文本 (*.txt *.log)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Paused · 1 new line</source>
        <translation>已暂停 · 1 行新内容</translation>
    </message>
    <message>
        <source>Paused · %1 new lines</source>
        <translation>已暂停 · %1 行新内容</translation>
    </message>
    <message>
        <source>Writing %1 %</source>
        <translation>正在写入 %1 %</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Client log</source>
        <translation>客户端日志</translation>
    </message>
    <message>
        <source>Nothing sent yet. Start proxy and server, then press Send.</source>
        <translation>尚未发送。请先启动代理和服务器，再按“发送”。</translation>
    </message>
    <message>
        <source>Proxy log</source>
        <translation>代理日志</translation>
    </message>
    <message>
        <source>Nothing yet. Every envelope that arrives is shown here, once the proxy is started.</source>
        <translation>暂无内容。代理启动后，收到的每个信封都会显示在这里。</translation>
    </message>
    <message>
        <source>Server log</source>
        <translation>服务器日志</translation>
    </message>
    <message>
        <source>Nothing yet. Every message that arrives is shown here, once the server is started.</source>
        <translation>暂无内容。服务器启动后，收到的每条消息都会显示在这里。</translation>
    </message>
    <message>
        <source>No line passes the filter</source>
        <translation>没有行符合筛选</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogSearch</name>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 个匹配</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 个匹配</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>searching, %1 %</source>
        <translation>正在搜索，%1 %</translation>
    </message>
</context>
<context>
    <name>midhop::gui::MainMenu</name>
    <message>
        <source>Stop &amp;proxy</source>
        <translation>停止代理(&amp;P)</translation>
    </message>
    <message>
        <source>Start &amp;proxy</source>
        <translation>启动代理(&amp;P)</translation>
    </message>
    <message>
        <source>Stop s&amp;erver</source>
        <translation>停止服务器(&amp;E)</translation>
    </message>
    <message>
        <source>Start s&amp;erver</source>
        <translation>启动服务器(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Find in log</source>
        <translation>在日志中查找(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lear all logs</source>
        <translation>清空所有日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Start all</source>
        <translation>全部启动(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top all</source>
        <translation>全部停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Generate a message</source>
        <translation>生成消息(&amp;G)</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>发送(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>How to plug in your &amp;own program</source>
        <translation>如何接入您自己的程序(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;About Midhop</source>
        <translation>关于 Midhop(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ilter exchanges</source>
        <translation>筛选交互(&amp;I)</translation>
    </message>
    <message>
        <source>Excha&amp;nge</source>
        <translation>交互(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Compose…</source>
        <translation>编写(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Diagram as a picture…</source>
        <translation>时序图存为图片(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Blocklist…</source>
        <translation>黑名单(&amp;B)…</translation>
    </message>
    <message>
        <source>Send &amp;many…</source>
        <translation>批量发送(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>midhop::gui::MainWindow</name>
    <message>
        <source>Start all</source>
        <translation>全部启动</translation>
    </message>
    <message>
        <source>Starts server and proxy</source>
        <translation>启动服务器和代理</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stops proxy and server</source>
        <translation>停止代理和服务器</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Midhop — %1</source>
        <translation>Midhop — %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyChecks</name>
    <message>
        <source>A whole number from 1 to %1 is needed</source>
        <translation>需要 1 到 %1 之间的整数</translation>
    </message>
    <message>
        <source>There are fewer exchanges than that</source>
        <translation>交互总数少于此数</translation>
    </message>
    <message>
        <source>A number from %1 to %2 is needed; empty or 0: as fast as it goes</source>
        <translation>需要 %1 到 %2 之间的数；留空或 0：尽可能快</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyForm</name>
    <message>
        <source>Client panel, %1: %2</source>
        <translation>客户端面板，%1：%2</translation>
    </message>
    <message>
        <source>proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>server port</source>
        <translation>服务器端口</translation>
    </message>
    <message>
        <source>proxy %1, for the server %2: as the client panel says</source>
        <extracomment>Addresses, as the client panel&apos;s fields say</extracomment>
        <translation>代理 %1，目标服务器 %2：同客户端面板</translation>
    </message>
    <message>
        <source>The client panel&apos;s for all: %1</source>
        <translation>全部用客户端面板的：%1</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发往</translation>
    </message>
    <message>
        <source>&amp;Number of exchanges</source>
        <translation>交互数(&amp;N)</translation>
    </message>
    <message>
        <source>Number of exchanges</source>
        <translation>交互数</translation>
    </message>
    <message>
        <source>In &amp;flight at most</source>
        <translation>最多并发(&amp;F)</translation>
    </message>
    <message>
        <source>In flight at most</source>
        <translation>最多并发</translation>
    </message>
    <message>
        <source>How many exchanges are under way at the same time</source>
        <translation>同时进行的交互数</translation>
    </message>
    <message>
        <source>&amp;Rate a second</source>
        <translation>每秒速率(&amp;R)</translation>
    </message>
    <message>
        <source>Rate a second</source>
        <translation>每秒速率</translation>
    </message>
    <message>
        <source>How many exchanges begin a second; empty or 0: as fast as it goes</source>
        <translation>每秒开始的交互数；留空或 0：尽可能快</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Four random letters, new for each</source>
        <translation>四个随机字母，每次不同</translation>
    </message>
    <message>
        <source>proxy %1, for the server %2</source>
        <extracomment>Addresses</extracomment>
        <translation>代理 %1，目标服务器 %2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyReport</name>
    <message>
        <source>Midhop, many exchanges: proxy %1, server %2</source>
        <translation>Midhop 批量交互：代理 %1，服务器 %2</translation>
    </message>
    <message>
        <source>Begun %1, at most %2 in flight, %3</source>
        <translation>开始于 %1，最多并发 %2，%3</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyResults</name>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Latency histogram</source>
        <translation>时延直方图</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyWindow</name>
    <message>
        <source>Send many</source>
        <translation>批量发送</translation>
    </message>
    <message>
        <source>Cancel the run?</source>
        <translation>取消运行？</translation>
    </message>
    <message>
        <source>It is still sending. What it has counted so far stays until the next run.</source>
        <translation>仍在发送。已统计的结果保留到下次运行。</translation>
    </message>
    <message>
        <source>&amp;Cancel the run and close</source>
        <translation>取消运行并关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go on sending</source>
        <translation>继续发送(&amp;G)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Start run</source>
        <translation>开始运行(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel run</source>
        <translation>取消运行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Counts, percentiles and the histogram, with tabs between</source>
        <translation>计数、百分位和直方图，以制表符分隔</translation>
    </message>
    <message>
        <source>Copy as &amp;picture</source>
        <translation>复制为图片(&amp;P)</translation>
    </message>
    <message>
        <source>The histogram and the throughput</source>
        <translation>直方图和吞吐量</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>A run sends many exchanges through the proxy, as midhop-cli client --count does. Each of them is in logs, table and diagram like any other; what became of them all is counted here.</source>
        <translation>一次运行通过代理发送许多交互，如同 midhop-cli client --count。每次交互照常出现在日志、表格和图中；这里统计全部的结果。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyWords</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>不到 1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 exchanges/s</source>
        <translation>%1 次交互/秒</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>&gt; %1 %</source>
        <translation>&gt; %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Done: a reply came</source>
        <translation>完成：收到回复</translation>
    </message>
    <message>
        <source>Blocked by the proxy</source>
        <translation>被代理拦截</translation>
    </message>
    <message>
        <source>Refused by the server&apos;s host</source>
        <translation>被服务器主机拒绝</translation>
    </message>
    <message>
        <source>Server unreachable</source>
        <translation>服务器不可达</translation>
    </message>
    <message>
        <source>Server timed out</source>
        <translation>服务器超时</translation>
    </message>
    <message>
        <source>Server closed without a reply</source>
        <translation>服务器未回复即关闭</translation>
    </message>
    <message>
        <source>Other Error reply</source>
        <translation>其他 Error 回复</translation>
    </message>
    <message>
        <source>No connection to the proxy</source>
        <translation>无法连接代理</translation>
    </message>
    <message>
        <source>Proxy closed without a reply</source>
        <translation>代理未回复即关闭</translation>
    </message>
    <message>
        <source>No reply in time</source>
        <translation>未及时回复</translation>
    </message>
    <message>
        <source>Reply cut off</source>
        <translation>回复中断</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A range of latencies</extracomment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>A range of latencies, how many exchanges took so long, and which share of all that is</extracomment>
        <translation>%1：%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln 次交互</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 s: %3</source>
        <extracomment>When in a run, and how fast it went then</extracomment>
        <translation>%1 至 %2 s：%3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>剩余时间未知</translation>
    </message>
    <message>
        <source>Cancelled after %1: %2 of %3 exchanges had ended, %4. %5 under way were reset, %6 were not sent.</source>
        <translation>%1 后取消：%3 次交互中 %2 次已结束，%4。%5 次进行中的被重置，%6 次未发送。</translation>
    </message>
    <message>
        <source>%1 were asked for; more in flight may help.</source>
        <translation>要求的是 %1；增加并发也许有帮助。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>How exchanges ended, and what was said of the first of them</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln exchange(s) have ended, in %1: %2.</source>
        <translation>
            <numerusform>全部 %Ln 次交互已结束，用时 %1：%2。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::NewRule</name>
    <message>
        <source>Action of a new rule</source>
        <translation>新规则的动作</translation>
    </message>
    <message>
        <source>Destination of a new rule</source>
        <translation>新规则的目标</translation>
    </message>
    <message>
        <source>An address, a network, a name or * for all, with a port, some or none: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, [::1]:7777, localhost:7777, example.com</source>
        <translation>地址、网络、名称，或用 * 表示全部；可带一个端口、若干端口或不带端口：127.0.0.1:7777、10.0.0.0/8、*:8000-8099、[::1]:7777、localhost:7777、example.com</translation>
    </message>
    <message>
        <source>New rule: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, example.com …</source>
        <translation>新规则：127.0.0.1:7777、10.0.0.0/8、*:8000-8099、example.com …</translation>
    </message>
    <message>
        <source>Comment of a new rule</source>
        <translation>新规则的注释</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Behind the selected rules, or at the end</source>
        <translation>添加到所选规则之后，或添加到末尾</translation>
    </message>
</context>
<context>
    <name>midhop::gui::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>midhop::gui::OutcomeModel</name>
    <message>
        <source>Reset by Cancel</source>
        <translation>因取消而重置</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>What was said of the first</source>
        <translation>首次的说明</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
</context>
<context>
    <name>midhop::gui::PercentileRow</name>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ProxyPanel</name>
    <message>
        <source>Your own client: send to the port it takes when it starts</source>
        <translation>您自己的客户端：发送到启动时取得的端口</translation>
    </message>
    <message>
        <source>Your own client: send to %1</source>
        <translation>您自己的客户端：发送到 %1</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Blocklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit the blocklist</source>
        <translation>编辑黑名单</translation>
    </message>
    <message>
        <source>All rules, in their order, and a test of what they decide</source>
        <translation>按顺序列出所有规则，并可测试其判定</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RateView</name>
    <message>
        <source>No time has passed yet.</source>
        <translation>尚未开始计时。</translation>
    </message>
    <message>
        <source>%1 on average.</source>
        <translation>平均 %1。</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>开始后的时间</translation>
    </message>
    <message>
        <source>Exchanges a second</source>
        <translation>每秒交互数</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RawTextView</name>
    <message>
        <source>Byte %1: %2</source>
        <translation>字节 %1：%2</translation>
    </message>
    <message>
        <source>Bytes %1–%2: %3</source>
        <translation>字节 %1–%2：%3</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleActions</name>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>启用或停用</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Earlier in the order (Alt+Up): the first rule that matches decides</source>
        <translation>在顺序中前移 (Alt+Up)：由第一条匹配的规则决定</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Later in the order (Alt+Down): the first rule that matches decides</source>
        <translation>在顺序中后移 (Alt+Down)：由第一条匹配的规则决定</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Replaces all rules by those of a rule file; it can be undone</source>
        <translation>用规则文件中的规则替换所有规则；可以撤销</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes all rules into a rule file, as midhop-cli reads it</source>
        <translation>将所有规则写入规则文件，供 midhop-cli 读取</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleChips</name>
    <message>
        <source>allow %1</source>
        <translation>允许 %1</translation>
    </message>
    <message>
        <source>Rule %1: %2 (%3)</source>
        <translation>规则 %1：%2（%3）</translation>
    </message>
    <message>
        <source>no rules: everything is allowed</source>
        <translation>没有规则：全部允许</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>命中 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln more</source>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>移除此规则</translation>
    </message>
    <message>
        <source>%1 (off)</source>
        <translation>%1（已停用）</translation>
    </message>
    <message>
        <source>Rule %1: %2 (off)</source>
        <translation>规则 %1：%2（已停用）</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleCommands</name>
    <message>
        <source>The remembered rules can&apos;t be read, the default rule holds. %1. They stay in the settings until a rule is changed.</source>
        <translation>无法读取记住的规则，现采用默认规则。%1。在更改规则之前，它们仍保留在设置中。</translation>
    </message>
    <message>
        <source>%1 is blocked from now on. The menu of the rule takes it away again.</source>
        <translation>从现在起拦截 %1。可用该规则的菜单将其移除。</translation>
    </message>
    <message>
        <source>No rule can be made of %1.</source>
        <translation>无法由 %1 生成规则。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleDocument</name>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>规则（共 %Ln 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>规则 %1</translation>
    </message>
    <message>
        <source>add rule %1</source>
        <translation>添加规则 %1</translation>
    </message>
    <message numerus="yes">
        <source>add %Ln rule(s)</source>
        <translation>
            <numerusform>添加 %Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>移除%1</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>为%1 创建副本</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>移动%1</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>上移%1</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>下移%1</translation>
    </message>
    <message>
        <source>switch %1 on</source>
        <translation>启用%1</translation>
    </message>
    <message>
        <source>switch %1 off</source>
        <translation>停用%1</translation>
    </message>
    <message>
        <source>let %1 block</source>
        <translation>将%1 设为拦截</translation>
    </message>
    <message>
        <source>let %1 allow</source>
        <translation>将%1 设为允许</translation>
    </message>
    <message>
        <source>change %1 to %2</source>
        <translation>将 %1 改为 %2</translation>
    </message>
    <message>
        <source>comment on %1</source>
        <translation>更改%1 的注释</translation>
    </message>
    <message>
        <source>block by default</source>
        <translation>默认拦截</translation>
    </message>
    <message>
        <source>allow by default</source>
        <translation>默认允许</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>拦截 %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleEditor</name>
    <message>
        <source>The rule was left as it was. %1</source>
        <translation>规则保持原样。%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>命中 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <translation>%1，上次 %2</translation>
    </message>
    <message>
        <source>The first rule that matches decides. Changes hold for the next envelope.</source>
        <translation>由第一条匹配的规则决定。更改从下一个信封起生效。</translation>
    </message>
    <message>
        <source>Nothing was pasted. %1</source>
        <translation>未粘贴任何内容。%1</translation>
    </message>
    <message>
        <source>Nothing was pasted: there is no rule in the clipboard.</source>
        <translation>未粘贴任何内容：剪贴板中没有规则。</translation>
    </message>
    <message numerus="yes">
        <source>paste %Ln rule(s)</source>
        <translation>
            <numerusform>粘贴 %Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>Import rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Rule files (*.rules *.txt);;All files (*)</source>
        <translation>规则文件 (*.rules *.txt);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) imported from %1.</source>
        <translation>
            <numerusform>已从 %1 导入 %Ln 条规则。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>导出规则</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) written into %1.</source>
        <translation>
            <numerusform>已将 %Ln 条规则写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>No rules. Write one above, import a rule file, or choose &quot;Block this destination&quot; in the menu of an exchange.</source>
        <translation>没有规则。请在上方写一条、导入规则文件，或在某次交互的菜单中选择“拦截此目标”。</translation>
    </message>
    <message>
        <source>&amp;Where no rule matches</source>
        <translation>无匹配规则时(&amp;W)</translation>
    </message>
    <message>
        <source>Where no rule matches</source>
        <translation>无匹配规则时</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleFiles</name>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MiB, that is no rule file</source>
        <translation>%1 超过 16 MiB，不是规则文件</translation>
    </message>
    <message>
        <source>%1 was not imported. %2</source>
        <translation>未导入 %1。%2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleWords</name>
    <message>
        <source>block</source>
        <translation>拦截</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>Line %1, character %2: %3</source>
        <translation>第 %1 行，第 %2 个字符：%3</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RulesDelegate</name>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RulesModel</name>
    <message>
        <source>rule %1, on</source>
        <translation>规则 %1，已启用</translation>
    </message>
    <message>
        <source>rule %1, off</source>
        <translation>规则 %1，已停用</translation>
    </message>
    <message>
        <source>%1, met by the test</source>
        <translation>%1，测试命中</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>上次命中</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SearchBar</name>
    <message>
        <source>Find in this log</source>
        <translation>在此日志中查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>上一个匹配 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>下一个匹配 (F3)</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation>关闭查找 (Esc)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SelectionCommands</name>
    <message>
        <source>Copied the first %1 of %2 selected exchanges: there is no room for more. Export the selection to have them all.</source>
        <translation>已复制所选 %2 次交互中的前 %1 次：容纳不下更多。如需全部，请导出所选。</translation>
    </message>
    <message>
        <source>Copied %1 of %2 selected exchanges: of the others no envelope or no proxy is known.</source>
        <translation>已复制所选 %2 次交互中的 %1 次：其余的信封或代理未知。</translation>
    </message>
    <message>
        <source>Sending the first %1 of %2 selected exchanges.</source>
        <translation>正在发送所选 %2 次交互中的前 %1 次。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ServerPanel</name>
    <message>
        <source>Your own server: listen on any free port and tell the client</source>
        <translation>您自己的服务器：在任一空闲端口上监听，并告知客户端</translation>
    </message>
    <message>
        <source>Your own server: listen on %1 while this one is stopped</source>
        <translation>您自己的服务器：在此服务器停止时监听 %1</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Repl&amp;y</source>
        <translation>回复(&amp;Y)</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>&amp;after</source>
        <comment>a delay</comment>
        <translation>延迟(&amp;A)</translation>
    </message>
    <message>
        <source>Reply delay</source>
        <translation>回复延迟</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>How long the server waits before it answers</source>
        <translation>服务器回复前等待多久</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>文本(&amp;X)</translation>
    </message>
    <message>
        <source>Reply text</source>
        <translation>回复文本</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reply as</source>
        <translation>回复形式</translation>
    </message>
    <message>
        <source>another text</source>
        <translation>其他文本</translation>
    </message>
    <message>
        <source>the message itself</source>
        <translation>原消息</translation>
    </message>
    <message>
        <source>the message reversed</source>
        <translation>倒序的消息</translation>
    </message>
    <message>
        <source>nothing (silent)</source>
        <translation>不回复（静默）</translation>
    </message>
    <message>
        <source>after the reply</source>
        <translation>回复之后</translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>As JSON: a JSON message is answered with the same object and its message replaced</source>
        <translation>JSON：对 JSON 消息以同一对象回复，其中 message 被替换</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionActions</name>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的会话(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Re&amp;cord to file…</source>
        <translation>录制到文件(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;CSV table…</source>
        <translation>CSV 表格(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;pcapng, for Wireshark…</source>
        <translation>pcapng，供 Wireshark 使用(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Mermaid sequence diagram…</source>
        <translation>Mermaid 时序图(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Text log…</source>
        <translation>文本日志(&amp;T)…</translation>
    </message>
    <message>
        <source>C&amp;lear session</source>
        <translation>清空会话(&amp;L)</translation>
    </message>
    <message>
        <source>Empties the exchanges and the logs</source>
        <translation>清空交互和日志</translation>
    </message>
    <message>
        <source>&amp;Keep at most</source>
        <translation>最多保留(&amp;K)</translation>
    </message>
    <message>
        <source>As&amp;k about unsaved exchanges</source>
        <translation>询问未保存的交互(&amp;K)</translation>
    </message>
    <message>
        <source>%1 exchanges</source>
        <translation>%1 次交互</translation>
    </message>
    <message>
        <source>Another &amp;number (%1)…</source>
        <translation>其他数目（%1）(&amp;N)…</translation>
    </message>
    <message>
        <source>Another &amp;number…</source>
        <translation>其他数目(&amp;N)…</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（不存在）</translation>
    </message>
    <message>
        <source>No session was opened or saved yet</source>
        <translation>还没有打开或保存过会话</translation>
    </message>
    <message>
        <source>&amp;Empty this list</source>
        <translation>清空此列表(&amp;E)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionDocument</name>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>%1 is not opened: another file is being read or written. Wait for that, or cancel it.</source>
        <translation>未打开 %1：正在读取或写入另一个文件。请等待其完成，或将其取消。</translation>
    </message>
    <message numerus="yes">
        <source>There are more exchanges than the window keeps: the oldest %Ln have left. Choose &quot;Keep at most&quot; and open it again to see all.</source>
        <translation>
            <numerusform>交互数超过窗口的保留上限：最早的 %Ln 次已移出。要查看全部，请更改“最多保留”，然后重新打开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Midhop did not end in order. %Ln exchange(s) recorded until %1 were recovered.</source>
        <translation>
            <numerusform>Midhop 未正常结束。已恢复截至 %1 录制的 %Ln 次交互。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <comment>what was recovered</comment>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <comment>what was recovered</comment>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>稍后(&amp;L)</translation>
    </message>
    <message>
        <source>untitled session</source>
        <translation>未命名会话</translation>
    </message>
    <message>
        <source>Recording to %1 fails</source>
        <translation>录制到 %1 失败</translation>
    </message>
    <message>
        <source>Recording to %1</source>
        <translation>正在录制到 %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Stop re&amp;cording</source>
        <translation>停止录制(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;cord to file…</source>
        <translation>录制到文件(&amp;C)…</translation>
    </message>
    <message>
        <source>What was recorded is in %1.</source>
        <translation>已录制的内容在 %1 中。</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionFiles</name>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Sessions (*.jsonl);;All files (*)</source>
        <translation>会话 (*.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Export exchanges</source>
        <translation>导出交互</translation>
    </message>
    <message>
        <source>%1 files (*.%2);;All files (*)</source>
        <translation>%1 文件 (*.%2);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Record to a session file, new or to be continued</source>
        <translation>录制到会话文件（新建或续写）</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionLimit</name>
    <message>
        <source>Keep at most</source>
        <translation>最多保留</translation>
    </message>
    <message>
        <source>How many exchanges the window keeps; the oldest leave first:</source>
        <translation>窗口保留多少次交互；最早的先移出：</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionOpening</name>
    <message>
        <source>the recovered session</source>
        <translation>恢复的会话</translation>
    </message>
    <message numerus="yes">
        <source>Opening %1: %Ln exchange(s) so far</source>
        <translation>
            <numerusform>正在打开 %1：目前 %Ln 次交互</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened: line %2: %3. Choose a session that Midhop saved or recorded.</source>
        <translation>无法打开 %1：第 %2 行：%3。请选择由 Midhop 保存或录制的会话。</translation>
    </message>
    <message numerus="yes">
        <source>Opening %1 was ended at %2 %: the first %Ln exchange(s) are here.</source>
        <translation>
            <numerusform>已在 %2 % 处中止打开 %1：这里是前 %Ln 次交互。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: line %2 could not be read: %3.</source>
        <translation>%1：第 %2 行无法读取：%3。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln line(s) could not be read, the first is line %2: %3.</source>
        <translation>
            <numerusform>%1：%Ln 行无法读取，第一处是第 %2 行：%3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %1 ended early: %2.</source>
        <translation>读取 %1 提前结束：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) of kinds this Midhop does not know were left out.</source>
        <translation>
            <numerusform>有 %Ln 个事件的种类此版 Midhop 不识别，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything else is open; the file is unchanged.</source>
        <translation>其余内容均已打开；文件未作更改。</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>列表…</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionRecording</name>
    <message>
        <source>%1 is no Midhop session, and was left as it is. Choose another file, or one that does not exist yet.</source>
        <translation>%1 不是 Midhop 会话，已保持原样。请选择其他文件，或尚不存在的文件。</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1.</source>
        <translation>没有录制任何内容：%1。</translation>
    </message>
    <message>
        <source>The recording has stopped for now: %1 It is tried again each second; what comes meanwhile waits.</source>
        <translation>录制暂时停止：%1每秒会重试一次；期间到来的内容会等待。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) could not be recorded. Save the session to keep them.</source>
        <translation>
            <numerusform>%Ln 次交互未能录制。请保存会话以保留它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>After a crash the exchanges of this session could not be recovered: %1 It is tried again each second.</source>
        <translation>若发生崩溃，将无法恢复此会话的交互：%1每秒会重试一次。</translation>
    </message>
    <message numerus="yes">
        <source>Exchanges can be recovered after a crash again, but for %Ln of them.</source>
        <translation>
            <numerusform>若发生崩溃，又能恢复交互了，但其中 %Ln 次除外。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exchanges come faster than the disk takes them: after a crash %Ln of them could not be recovered.</source>
        <translation>
            <numerusform>交互到来的速度超过磁盘写入速度：若发生崩溃，其中 %Ln 次将无法恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>After a crash only the newest exchanges could be recovered: there are more than 1 GiB of unsaved ones. Save the session, or record to a file, to keep all.</source>
        <translation>若发生崩溃，只能恢复最新的交互：未保存的交互已超过 1 GiB。要保留全部，请保存会话，或录制到文件。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what went wrong, as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message numerus="yes">
        <source>It is recorded to %1 again, but %Ln exchange(s) are lost. Save the session to keep them.</source>
        <translation>
            <numerusform>已恢复录制到 %1，但丢失了 %Ln 次交互。请保存会话以保留它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is recorded to %1 again; what waited is written.</source>
        <translation>已恢复录制到 %1；等待的内容已写入。</translation>
    </message>
    <message numerus="yes">
        <source>Exchanges come faster than the disk takes them: %Ln are not recorded. Save the session to keep them.</source>
        <translation>
            <numerusform>交互到来的速度超过磁盘写入速度：%Ln 次未录制。请保存会话以保留它们。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionWriting</name>
    <message>
        <source>Given up: %1 is as it was before.</source>
        <translation>已放弃：%1 保持原样。</translation>
    </message>
    <message>
        <source>%1 is being recorded to. Choose another name, or stop the recording first.</source>
        <translation>正在录制到 %1。请选择其他名称，或先停止录制。</translation>
    </message>
    <message>
        <source>Saving %1: %2 of %3 exchanges</source>
        <translation>正在保存 %1：%2 / %3 次交互</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3 exchanges</source>
        <translation>正在导出到 %1：%2 / %3 次交互</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved, without the oldest %Ln exchange(s): these had left the window before.</source>
        <translation>
            <numerusform>已保存 %1，但不含最早的 %Ln 次交互：它们此前已移出窗口。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) are exported to %1.</source>
        <translation>
            <numerusform>已将 %Ln 次交互导出到 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Nothing was changed there; choose another folder, or make room and try again.</source>
        <translation>无法写入 %1：%2。该处未作任何更改；请选择其他文件夹，或腾出空间后重试。</translation>
    </message>
    <message>
        <source>Export as a CSV table</source>
        <translation>导出为 CSV 表格</translation>
    </message>
    <message>
        <source>Export as pcapng</source>
        <translation>导出为 pcapng</translation>
    </message>
    <message>
        <source>Export as a Mermaid diagram</source>
        <translation>导出为 Mermaid 时序图</translation>
    </message>
    <message>
        <source>Export as a text log</source>
        <translation>导出为文本日志</translation>
    </message>
</context>
<context>
    <name>midhop::gui::StatusLine</name>
    <message>
        <source>Others can reach it</source>
        <translation>他人可访问</translation>
    </message>
    <message>
        <source>Proxy %1</source>
        <translation>代理 %1</translation>
    </message>
    <message>
        <source>Proxy stopping…</source>
        <translation>代理正在停止…</translation>
    </message>
    <message>
        <source>Proxy stopped</source>
        <translation>代理已停止</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>服务器 %1</translation>
    </message>
    <message>
        <source>Server stopping…</source>
        <translation>服务器正在停止…</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>服务器已停止</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln 次交互</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 lost</source>
        <translation>丢失 %L1</translation>
    </message>
    <message>
        <source>median %1</source>
        <comment>latency</comment>
        <translation>中位数 %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::TestField</name>
    <message>
        <source>Nothing is sent: this only tells what the proxy would do.</source>
        <translation>不发送任何内容：此处只说明代理会怎么做。</translation>
    </message>
    <message>
        <source>The port is missing: write host:port, an IPv6 address as [::1]:7777.</source>
        <translation>缺少端口：请写成 主机:端口，IPv6 地址写成 [::1]:7777。</translation>
    </message>
    <message>
        <source>The name is being looked up …</source>
        <translation>正在解析名称…</translation>
    </message>
    <message>
        <source>server_ip %1</source>
        <translation>server_ip %1</translation>
    </message>
    <message>
        <source>server_port %1</source>
        <translation>server_port %1</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>message %1</translation>
    </message>
    <message>
        <source>no envelope</source>
        <translation>没有信封</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) behind it would be read as the next envelope</source>
        <translation>
            <numerusform>其后的 %Ln 字节会被读作下一个信封</numerusform>
        </translation>
    </message>
    <message>
        <source>none was asked</source>
        <translation>未查询规则</translation>
    </message>
    <message>
        <source>none matches: allowed by default</source>
        <translation>没有匹配的规则：默认允许</translation>
    </message>
    <message>
        <source>none matches: blocked by default</source>
        <translation>没有匹配的规则：默认拦截</translation>
    </message>
    <message>
        <source>rule %1, %2 %3, matches %4</source>
        <translation>规则 %1，%2 %3，匹配 %4</translation>
    </message>
    <message>
        <source>(is %1)</source>
        <translation>(即 %1)</translation>
    </message>
    <message>
        <source>(holds %1)</source>
        <translation>(内含 %1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>none of its own: it would connect and forward the message</source>
        <translation>代理自身不回复：它会连接并转发消息</translation>
    </message>
    <message>
        <source>Test a destination</source>
        <translation>测试目标</translation>
    </message>
    <message>
        <source>Destination or envelope to test</source>
        <translation>要测试的目标或信封</translation>
    </message>
    <message>
        <source>127.0.0.1:7777, [::1]:7777, localhost:7777 or a whole envelope {…}</source>
        <translation>127.0.0.1:7777、[::1]:7777、localhost:7777 或整个信封 {…}</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>S&amp;how the rule</source>
        <translation>显示规则(&amp;H)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::TextWindow</name>
    <message>
        <source>About Midhop</source>
        <translation>关于 Midhop</translation>
    </message>
    <message>
        <source>How to plug in your own program</source>
        <translation>如何接入您自己的程序</translation>
    </message>
    <message>
        <source>Each of the three roles can be a program of your own. Stop the role here, or leave it stopped, and start yours on the same address.</source>
        <translation>三个角色中的每一个都可以是您自己的程序。在此停止该角色，或让它保持停止，然后在同一地址启动您的程序。</translation>
    </message>
    <message>
        <source>Your own client</source>
        <translation>您自己的客户端</translation>
    </message>
    <message>
        <source>It connects to the proxy, sends one JSON object and reads the reply until the connection ends. Nothing needs to follow the closing brace.</source>
        <translation>它连接代理，发送一个 JSON 对象，然后读取回复直到连接结束。右花括号之后不需要任何内容。</translation>
    </message>
    <message>
        <source>Your own proxy</source>
        <translation>您自己的代理</translation>
    </message>
    <message>
        <source>Stop the proxy here and let yours listen on its address, or write another address into the client&apos;s fields. It reads the object, connects to server_ip and server_port, sends the bytes of message, and hands the reply back. A forbidden address gets this reply:</source>
        <translation>在此停止代理，让您的代理在其地址上监听，或在客户端的字段中填写其他地址。它读取该对象，连接 server_ip 和 server_port，发送 message 的字节，并把回复传回。被禁止的地址会得到此回复：</translation>
    </message>
    <message>
        <source>Your own server</source>
        <translation>您自己的服务器</translation>
    </message>
    <message>
        <source>Stop the server here and let yours listen on its address, or write another address into the client&apos;s fields. It reads the message, which arrives without anything around it, answers, and closes.</source>
        <translation>在此停止服务器，让您的服务器在其地址上监听，或在客户端的字段中填写其他地址。它读取不带任何包装的消息，回复，然后关闭。</translation>
    </message>
    <message>
        <source>Midhop never connects to your program unless you send something, so a program that serves a single connection is not used up.</source>
        <translation>除非您发送内容，Midhop 绝不会连接您的程序，因此只服务一次连接的程序不会被白白消耗。</translation>
    </message>
    <message>
        <source>A proxy laboratory in one window: a client, a proxy and a server side by side, and everything that happens between them.</source>
        <translation>一个窗口中的代理实验室：客户端、代理和服务器并排运行，它们之间发生的一切尽收眼底。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>采用 MIT 许可证的自由软件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>midhop::gui::UnsavedQuestion</name>
    <message>
        <source>&amp;Don&apos;t ask again, and drop them</source>
        <translation>不再询问，并丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Unsaved exchanges</source>
        <translation>未保存的交互</translation>
    </message>
    <message>
        <source>Save the exchanges of &quot;%1&quot;?</source>
        <translation>要保存“%1”的交互吗？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) are in no file yet.</source>
        <translation>
            <numerusform>%Ln 次交互尚未存入任何文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Some exchanges could not be recorded.</source>
        <translation>有些交互未能录制。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>D&amp;iscard</source>
        <translation>丢弃(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
</TS>
