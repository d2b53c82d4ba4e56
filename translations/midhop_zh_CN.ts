<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</context>
<context>
    <name>midhop::gui::ExchangesModel</name>
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
        <translation>耗时</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未看到</translation>
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
        <source>Copy</source>
        <translation>复制</translation>
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
        <source>The log was cleared meanwhile.</source>
        <translation>日志在此期间被清空了。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
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
        <source>Nothing yet. Press Start; then every envelope that arrives is shown here.</source>
        <translation>暂无内容。按“启动”后，收到的每个信封都会显示在这里。</translation>
    </message>
    <message>
        <source>Server log</source>
        <translation>服务器日志</translation>
    </message>
    <message>
        <source>Nothing yet. Press Start; then every message that arrives is shown here.</source>
        <translation>暂无内容。按“启动”后，收到的每条消息都会显示在这里。</translation>
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
</context>
<context>
    <name>midhop::gui::MainWindow</name>
    <message>
        <source>Midhop — untitled session</source>
        <translation>Midhop — 未命名会话</translation>
    </message>
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
</context>
<context>
    <name>midhop::gui::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
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
</TS>
