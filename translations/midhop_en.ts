<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DirectionWords</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln segment</numerusform>
            <numerusform>%Ln segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) in %1</source>
        <translation>
            <numerusform>%Ln byte in %1</numerusform>
            <numerusform>%Ln bytes in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvelopeWords</name>
    <message numerus="yes">
        <source>Not complete yet: %Ln byte(s) so far.</source>
        <translation>
            <numerusform>Not complete yet: %Ln byte so far.</numerusform>
            <numerusform>Not complete yet: %Ln bytes so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut off behind %Ln byte(s): it ended before it was complete.</source>
        <translation>
            <numerusform>Cut off behind %Ln byte: it ended before it was complete.</numerusform>
            <numerusform>Cut off behind %Ln bytes: it ended before it was complete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut off behind %Ln byte(s). The proxy said: %1.</source>
        <translation>
            <numerusform>Cut off behind %Ln byte. The proxy said: %1.</numerusform>
            <numerusform>Cut off behind %Ln bytes. The proxy said: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete: %Ln byte(s).</source>
        <translation>
            <numerusform>Complete: %Ln byte.</numerusform>
            <numerusform>Complete: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) follow behind it.</source>
        <translation>
            <numerusform>%Ln byte follows behind it.</numerusform>
            <numerusform>%Ln bytes follow behind it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The client sent %Ln byte(s) of what is shown.</source>
        <translation>
            <numerusform>The client sent %Ln byte of what is shown.</numerusform>
            <numerusform>The client sent %Ln bytes of what is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As the client sent it; the proxy took the first %Ln byte(s).</source>
        <translation>
            <numerusform>As the client sent it; the proxy took the first %Ln byte.</numerusform>
            <numerusform>As the client sent it; the proxy took the first %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sent: none of its %Ln byte(s) left the client.</source>
        <translation>
            <numerusform>Not sent: its %Ln byte did not leave the client.</numerusform>
            <numerusform>Not sent: none of its %Ln bytes left the client.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::BytesView</name>
    <message numerus="yes">
        <source>Copied %Ln byte(s).</source>
        <translation>
            <numerusform>Copied %Ln byte.</numerusform>
            <numerusform>Copied %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</source>
        <translation>
            <numerusform>Copied %Ln byte; those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</numerusform>
            <numerusform>Copied %Ln bytes; those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %Ln byte(s).</source>
        <translation>
            <numerusform>Saved %Ln byte.</numerusform>
            <numerusform>Saved %Ln bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ClientWords</name>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>%Ln sent</numerusform>
            <numerusform>%Ln sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln DONE</source>
        <translation>
            <numerusform>%Ln DONE</numerusform>
            <numerusform>%Ln DONE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other reply(s)</source>
        <translation>
            <numerusform>%Ln other reply</numerusform>
            <numerusform>%Ln other replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocked</source>
        <translation>
            <numerusform>%Ln blocked</numerusform>
            <numerusform>%Ln blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy ended the connection while %Ln byte(s) were still to be sent.</source>
        <translation>
            <numerusform>The proxy ended the connection while %Ln byte was still to be sent.</numerusform>
            <numerusform>The proxy ended the connection while %Ln bytes were still to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeEditor</name>
    <message numerus="yes">
        <source>%Ln byte(s), of which the first %1 are shown; all are sent unchanged.</source>
        <translation>
            <numerusform>%Ln byte, of which the first %1 are shown; all are sent unchanged.</numerusform>
            <numerusform>%Ln bytes, of which the first %1 are shown; all are sent unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) of the file %1, sent unchanged.</source>
        <translation>
            <numerusform>%Ln byte of the file %1, sent unchanged.</numerusform>
            <numerusform>%Ln bytes of the file %1, sent unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeHistory</name>
    <message numerus="yes">
        <source>in pieces of %Ln byte(s)</source>
        <translation>
            <numerusform>in pieces of %Ln byte</numerusform>
            <numerusform>in pieces of %Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeWindow</name>
    <message numerus="yes">
        <source>Sending, %Ln more wait…</source>
        <translation>
            <numerusform>Sending, %Ln more wait…</numerusform>
            <numerusform>Sending, %Ln more wait…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::DifferenceView</name>
    <message numerus="yes">
        <source>%Ln escape(s)</source>
        <translation>
            <numerusform>%Ln escape</numerusform>
            <numerusform>%Ln escapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got only the beginning of the member message: %Ln byte(s).</source>
        <translation>
            <numerusform>The server got only the beginning of the member message: %Ln byte.</numerusform>
            <numerusform>The server got only the beginning of the member message: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent only the beginning of the member message: %Ln byte(s).</source>
        <translation>
            <numerusform>The proxy sent only the beginning of the member message: %Ln byte.</numerusform>
            <numerusform>The proxy sent only the beginning of the member message: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got the beginning of the member message so far: %Ln byte(s).</source>
        <translation>
            <numerusform>The server got the beginning of the member message so far: %Ln byte.</numerusform>
            <numerusform>The server got the beginning of the member message so far: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent the beginning of the member message so far: %Ln byte(s).</source>
        <translation>
            <numerusform>The proxy sent the beginning of the member message so far: %Ln byte.</numerusform>
            <numerusform>The proxy sent the beginning of the member message so far: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got exactly the member message, unescaped: %Ln byte(s).</source>
        <translation>
            <numerusform>The server got exactly the member message, unescaped: %Ln byte.</numerusform>
            <numerusform>The server got exactly the member message, unescaped: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent exactly the member message, unescaped: %Ln byte(s).</source>
        <translation>
            <numerusform>The proxy sent exactly the member message, unescaped: %Ln byte.</numerusform>
            <numerusform>The proxy sent exactly the member message, unescaped: %Ln bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln escape(s) in it made a difference.</source>
        <translation>
            <numerusform>%Ln escape in it made a difference.</numerusform>
            <numerusform>%Ln escapes in it made a difference.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) added</source>
        <translation>
            <numerusform>%Ln member added</numerusform>
            <numerusform>%Ln members added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) dropped</source>
        <translation>
            <numerusform>%Ln member dropped</numerusform>
            <numerusform>%Ln members dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) changed</source>
        <translation>
            <numerusform>%Ln member changed</numerusform>
            <numerusform>%Ln members changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) written otherwise</source>
        <translation>
            <numerusform>%Ln member written otherwise</numerusform>
            <numerusform>%Ln members written otherwise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::EnvelopeModel</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln element</numerusform>
            <numerusform>%Ln elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what the server is sent: %Ln byte(s)</source>
        <translation>
            <numerusform>what the server is sent: %Ln byte</numerusform>
            <numerusform>what the server is sent: %Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::EnvelopeView</name>
    <message numerus="yes">
        <source>Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</source>
        <translation>
            <numerusform>Copied %Ln byte; those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</numerusform>
            <numerusform>Copied %Ln bytes; those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tree shows the first %Ln byte(s).</source>
        <translation>
            <numerusform>The tree shows the first %Ln byte.</numerusform>
            <numerusform>The tree shows the first %Ln bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangeCommands</name>
    <message numerus="yes">
        <source>%Ln envelope(s) sent again.</source>
        <translation>
            <numerusform>%Ln envelope sent again.</numerusform>
            <numerusform>%Ln envelopes sent again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangesView</name>
    <message numerus="yes">
        <source>Sorting %Ln exchange(s)…</source>
        <translation>
            <numerusform>Sorting %Ln exchange…</numerusform>
            <numerusform>Sorting %Ln exchanges…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new exchange(s) wait while more than %1 are selected.</source>
        <translation>
            <numerusform>%Ln new exchange waits while more than %1 are selected.</numerusform>
            <numerusform>%Ln new exchanges wait while more than %1 are selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older exchange(s) have left the memory.</source>
        <translation>
            <numerusform>%Ln older exchange has left the memory.</numerusform>
            <numerusform>%Ln older exchanges have left the memory.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::FaultWindow</name>
    <message numerus="yes">
        <source>%1: %Ln line(s) could not be read.</source>
        <translation>
            <numerusform>%1: %Ln line could not be read.</numerusform>
            <numerusform>%1: %Ln lines could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed.</source>
        <translation>
            <numerusform>The first %Ln is listed.</numerusform>
            <numerusform>The first %Ln are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterBar</name>
    <message numerus="yes">
        <source>pattern took too long %L1 times</source>
        <translation>
            <numerusform>pattern took too long %L1 times</numerusform>
            <numerusform>pattern took too long %L1 times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::HexView</name>
    <message numerus="yes">
        <source>Segment %1 of %2: %Ln byte(s) from byte %3</source>
        <translation>
            <numerusform>Segment %1 of %2: %Ln byte from byte %3</numerusform>
            <numerusform>Segment %1 of %2: %Ln bytes from byte %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ListenerWords</name>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln exchange</numerusform>
            <numerusform>%Ln exchanges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocked</source>
        <translation>
            <numerusform>%Ln blocked</numerusform>
            <numerusform>%Ln blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyWords</name>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln exchange</numerusform>
            <numerusform>%Ln exchanges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln exchange(s) have ended, in %1: %2.</source>
        <translation>
            <numerusform>%Ln exchange has ended, in %1: %2.</numerusform>
            <numerusform>All %Ln exchanges have ended, in %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleChips</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln more</source>
        <translation>
            <numerusform>+%Ln more</numerusform>
            <numerusform>+%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleDocument</name>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln rule(s)</source>
        <translation>
            <numerusform>add %Ln rule</numerusform>
            <numerusform>add %Ln rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleEditor</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paste %Ln rule(s)</source>
        <translation>
            <numerusform>paste %Ln rule</numerusform>
            <numerusform>paste %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) imported from %1.</source>
        <translation>
            <numerusform>%Ln rule imported from %1.</numerusform>
            <numerusform>%Ln rules imported from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) written into %1.</source>
        <translation>
            <numerusform>%Ln rule written into %1.</numerusform>
            <numerusform>%Ln rules written into %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionDocument</name>
    <message numerus="yes">
        <source>There are more exchanges than the window keeps: the oldest %Ln have left. Choose &quot;Keep at most&quot; and open it again to see all.</source>
        <translation>
            <numerusform>There are more exchanges than the window keeps: the oldest %Ln has left. Choose &quot;Keep at most&quot; and open it again to see all.</numerusform>
            <numerusform>There are more exchanges than the window keeps: the oldest %Ln have left. Choose &quot;Keep at most&quot; and open it again to see all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Midhop did not end in order. %Ln exchange(s) recorded until %1 were recovered.</source>
        <translation>
            <numerusform>Midhop did not end in order. %Ln exchange recorded until %1 was recovered.</numerusform>
            <numerusform>Midhop did not end in order. %Ln exchanges recorded until %1 were recovered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionOpening</name>
    <message numerus="yes">
        <source>Opening %1: %Ln exchange(s) so far</source>
        <translation>
            <numerusform>Opening %1: %Ln exchange so far</numerusform>
            <numerusform>Opening %1: %Ln exchanges so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opening %1 was ended at %2 %: the first %Ln exchange(s) are here.</source>
        <translation>
            <numerusform>Opening %1 was ended at %2 %: the first %Ln exchange is here.</numerusform>
            <numerusform>Opening %1 was ended at %2 %: the first %Ln exchanges are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln line(s) could not be read, the first is line %2: %3.</source>
        <translation>
            <numerusform>%1: %Ln line could not be read, the first is line %2: %3.</numerusform>
            <numerusform>%1: %Ln lines could not be read, the first is line %2: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) of kinds this Midhop does not know were left out.</source>
        <translation>
            <numerusform>%Ln event of kinds this Midhop does not know was left out.</numerusform>
            <numerusform>%Ln events of kinds this Midhop does not know were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionRecording</name>
    <message numerus="yes">
        <source>%Ln exchange(s) could not be recorded. Save the session to keep them.</source>
        <translation>
            <numerusform>%Ln exchange could not be recorded. Save the session to keep them.</numerusform>
            <numerusform>%Ln exchanges could not be recorded. Save the session to keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exchanges can be recovered after a crash again, but for %Ln of them.</source>
        <translation>
            <numerusform>Exchanges can be recovered after a crash again, but for %Ln of them.</numerusform>
            <numerusform>Exchanges can be recovered after a crash again, but for %Ln of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exchanges come faster than the disk takes them: after a crash %Ln of them could not be recovered.</source>
        <translation>
            <numerusform>Exchanges come faster than the disk takes them: after a crash %Ln of them could not be recovered.</numerusform>
            <numerusform>Exchanges come faster than the disk takes them: after a crash %Ln of them could not be recovered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is recorded to %1 again, but %Ln exchange(s) are lost. Save the session to keep them.</source>
        <translation>
            <numerusform>It is recorded to %1 again, but %Ln exchange is lost. Save the session to keep them.</numerusform>
            <numerusform>It is recorded to %1 again, but %Ln exchanges are lost. Save the session to keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exchanges come faster than the disk takes them: %Ln are not recorded. Save the session to keep them.</source>
        <translation>
            <numerusform>Exchanges come faster than the disk takes them: %Ln is not recorded. Save the session to keep them.</numerusform>
            <numerusform>Exchanges come faster than the disk takes them: %Ln are not recorded. Save the session to keep them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionWriting</name>
    <message numerus="yes">
        <source>%1 is saved, without the oldest %Ln exchange(s): these had left the window before.</source>
        <translation>
            <numerusform>%1 is saved, without the oldest %Ln exchange: it had left the window before.</numerusform>
            <numerusform>%1 is saved, without the oldest %Ln exchanges: these had left the window before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) are exported to %1.</source>
        <translation>
            <numerusform>%Ln exchange is exported to %1.</numerusform>
            <numerusform>%Ln exchanges are exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln exchange</numerusform>
            <numerusform>%Ln exchanges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::TestField</name>
    <message numerus="yes">
        <source>%Ln byte(s) behind it would be read as the next envelope</source>
        <translation>
            <numerusform>%Ln byte behind it would be read as the next envelope</numerusform>
            <numerusform>%Ln bytes behind it would be read as the next envelope</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::UnsavedQuestion</name>
    <message numerus="yes">
        <source>%Ln exchange(s) are in no file yet.</source>
        <translation>
            <numerusform>%Ln exchange is in no file yet.</numerusform>
            <numerusform>%Ln exchanges are in no file yet.</numerusform>
        </translation>
    </message>
</context>
</TS>
