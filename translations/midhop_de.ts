<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DiagramWords</name>
    <message>
        <source>The picture would be too long. Select fewer exchanges, or save it as PDF.</source>
        <translation>Das Bild würde zu lang. Weniger Austausche auswählen oder als PDF speichern.</translation>
    </message>
    <message>
        <source>%1 is no name for a picture: it must end in .png or .pdf.</source>
        <translation>%1 ist kein Name für ein Bild: Er muss auf .png oder .pdf enden.</translation>
    </message>
    <message>
        <source>There is nothing to save: no exchange is selected.</source>
        <translation>Es gibt nichts zu speichern: Kein Austausch ist ausgewählt.</translation>
    </message>
    <message>
        <source>The PDF can&apos;t be made.</source>
        <translation>Das PDF kann nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 in %2 segments</source>
        <comment>bytes and their segments</comment>
        <translation>%1 in %2 Segmenten</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <comment>the rule that allowed</comment>
        <translation>erlaubt: %1</translation>
    </message>
    <message>
        <source>allowed: no rule</source>
        <translation>erlaubt: keine Regel</translation>
    </message>
    <message>
        <source>blocked: %1</source>
        <comment>the rule that blocked</comment>
        <translation>gesperrt: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <comment>the reason</comment>
        <translation>abgewiesen: %1</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>verbinden</translation>
    </message>
    <message>
        <source>connect failed</source>
        <translation>Verbinden gescheitert</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>look-up</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>half-close</source>
        <translation>halb schließen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>zurücksetzen</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 keeps the connection in TIME_WAIT</source>
        <translation>%1 hält die Verbindung in TIME_WAIT</translation>
    </message>
    <message>
        <source>1 address</source>
        <translation>1 Adresse</translation>
    </message>
    <message>
        <source>%1 addresses</source>
        <translation>%1 Adressen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>host, addresses</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 to %2 from the start, at %3 to %4</source>
        <translation>%1 bis %2 nach dem Beginn, von %3 bis %4</translation>
    </message>
    <message>
        <source>%1 from the start, at %2</source>
        <translation>%1 nach dem Beginn, um %2</translation>
    </message>
    <message>
        <source>arrived %1 later</source>
        <translation>%1 später angekommen</translation>
    </message>
    <message>
        <source>answered %1 later</source>
        <translation>%1 später beantwortet</translation>
    </message>
    <message>
        <source>not seen at its beginning: %1</source>
        <translation>am Anfang nicht gesehen: %1</translation>
    </message>
    <message>
        <source>not seen at its end: %1</source>
        <translation>am Ende nicht gesehen: %1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <source>closed without waiting</source>
        <translation>geschlossen, ohne zu warten</translation>
    </message>
    <message>
        <source>close · TIME_WAIT at both</source>
        <translation>schließen · TIME_WAIT bei beiden</translation>
    </message>
    <message>
        <source>TIME_WAIT at both</source>
        <translation>TIME_WAIT bei beiden</translation>
    </message>
    <message>
        <source>close · TIME_WAIT here</source>
        <translation>schließen · TIME_WAIT hier</translation>
    </message>
    <message>
        <source>TIME_WAIT here</source>
        <translation>TIME_WAIT hier</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>who sends, who receives</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, from byte %2 on</source>
        <translation>%1, ab Byte %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>who sends, who receives</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1, at %2: %3</source>
        <comment>ends, time, what happened</comment>
        <translation>%1, nach %2: %3</translation>
    </message>
    <message>
        <source>#%1 · %2 · %3</source>
        <comment>number, time and outcome of an exchange</comment>
        <translation>#%1 · %2 · %3</translation>
    </message>
    <message>
        <source>not contacted</source>
        <translation>nicht angesprochen</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>#%1 is no longer in memory.</source>
        <translation>#%1 ist nicht mehr im Speicher.</translation>
    </message>
    <message>
        <source>1 more exchange is selected, and not drawn.</source>
        <translation>1 weiterer Austausch ist ausgewählt, aber nicht gezeichnet.</translation>
    </message>
    <message>
        <source>%1 more exchanges are selected, and not drawn.</source>
        <translation>%1 weitere Austausche sind ausgewählt, aber nicht gezeichnet.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>allowed: %1 on %2</source>
        <comment>the rule that allowed, the value it matched</comment>
        <translation>erlaubt: %1 bei %2</translation>
    </message>
    <message>
        <source>blocked: %1 on %2</source>
        <comment>the rule that blocked, the value it matched</comment>
        <translation>gesperrt: %1 bei %2</translation>
    </message>
</context>
<context>
    <name>DirectionWords</name>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln Segment</numerusform>
            <numerusform>%Ln Segmente</numerusform>
        </translation>
    </message>
    <message>
        <source>Not seen: neither end of this direction is one of ours.</source>
        <translation>Nicht gesehen: Keines der beiden Enden dieser Richtung gehört zu Midhop.</translation>
    </message>
    <message>
        <source>Nothing was carried.</source>
        <translation>Nichts wurde übertragen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) in %1</source>
        <translation>
            <numerusform>%Ln Byte, %1</numerusform>
            <numerusform>%Ln Bytes, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the first %1 of %2 bytes were kept.</source>
        <translation>Nur die ersten %1 von %2 Bytes wurden aufbewahrt.</translation>
    </message>
    <message>
        <source>How the client&apos;s end saw the segments is not known.</source>
        <translation>Wie die Segmente am Ende des Clients aussahen, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>How the proxy&apos;s end saw the segments is not known.</source>
        <translation>Wie die Segmente am Ende des Proxys aussahen, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>How the server&apos;s end saw the segments is not known.</source>
        <translation>Wie die Segmente am Ende des Servers aussahen, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>as read by the client</source>
        <translation>wie vom Client gelesen</translation>
    </message>
    <message>
        <source>as read by the proxy</source>
        <translation>wie vom Proxy gelesen</translation>
    </message>
    <message>
        <source>as read by the server</source>
        <translation>wie vom Server gelesen</translation>
    </message>
    <message>
        <source>as written by the client</source>
        <translation>wie vom Client geschrieben</translation>
    </message>
    <message>
        <source>as written by the proxy</source>
        <translation>wie vom Proxy geschrieben</translation>
    </message>
    <message>
        <source>as written by the server</source>
        <translation>wie vom Server geschrieben</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>Bytes %1–%2</translation>
    </message>
</context>
<context>
    <name>EnvelopeWords</name>
    <message>
        <source>Malformed at byte %1: %2.</source>
        <translation>Fehlerhaft bei Byte %1: %2.</translation>
    </message>
    <message>
        <source>Malformed at byte %1, member %2: %3.</source>
        <translation>Fehlerhaft bei Byte %1, Eigenschaft %2: %3.</translation>
    </message>
    <message>
        <source>No byte of an envelope was seen.</source>
        <translation>Kein Byte eines Umschlags wurde gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>Not complete yet: %Ln byte(s) so far.</source>
        <translation>
            <numerusform>Noch nicht vollständig: bisher %Ln Byte.</numerusform>
            <numerusform>Noch nicht vollständig: bisher %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too large. The proxy said: %1.</source>
        <translation>Zu groß. Der Proxy meldete: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Cut off behind %Ln byte(s): it ended before it was complete.</source>
        <translation>
            <numerusform>Nach %Ln Byte abgeschnitten: Er endete, bevor er vollständig war.</numerusform>
            <numerusform>Nach %Ln Bytes abgeschnitten: Er endete, bevor er vollständig war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut off behind %Ln byte(s). The proxy said: %1.</source>
        <translation>
            <numerusform>Nach %Ln Byte abgeschnitten. Der Proxy meldete: %1.</numerusform>
            <numerusform>Nach %Ln Bytes abgeschnitten. Der Proxy meldete: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete: %Ln byte(s).</source>
        <translation>
            <numerusform>Vollständig: %Ln Byte.</numerusform>
            <numerusform>Vollständig: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) follow behind it.</source>
        <translation>
            <numerusform>Dahinter folgt %Ln Byte.</numerusform>
            <numerusform>Dahinter folgen %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The client sent %Ln byte(s) of what is shown.</source>
        <translation>
            <numerusform>Vom Gezeigten hat der Client %Ln Byte gesendet.</numerusform>
            <numerusform>Vom Gezeigten hat der Client %Ln Bytes gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As the client sent it; the proxy took the first %Ln byte(s).</source>
        <translation>
            <numerusform>Wie vom Client gesendet; der Proxy hat davon am Anfang %Ln Byte angenommen.</numerusform>
            <numerusform>Wie vom Client gesendet; der Proxy hat davon die ersten %Ln Bytes angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>As the client sent it; the proxy&apos;s end was not seen.</source>
        <translation>Wie vom Client gesendet; das Ende des Proxys wurde nicht gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>Not sent: none of its %Ln byte(s) left the client.</source>
        <translation>
            <numerusform>Nicht gesendet: Sein %Ln Byte hat den Client nicht verlassen.</numerusform>
            <numerusform>Nicht gesendet: Keines seiner %Ln Bytes hat den Client verlassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeColumn</name>
    <message>
        <source>Connect to proxy</source>
        <translation>Verbindung zum Proxy</translation>
    </message>
    <message>
        <source>Envelope time</source>
        <translation>Umschlagdauer</translation>
    </message>
    <message>
        <source>Decision time</source>
        <translation>Entscheidungsdauer</translation>
    </message>
    <message>
        <source>Look-up time</source>
        <translation>Auflösungsdauer</translation>
    </message>
    <message>
        <source>Connect to server</source>
        <translation>Verbindung zum Server</translation>
    </message>
    <message>
        <source>Server time</source>
        <translation>Serverdauer</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Reply time</source>
        <translation>Antwortdauer</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Message bytes</source>
        <translation>Nachricht (Bytes)</translation>
    </message>
    <message>
        <source>Reply bytes</source>
        <translation>Antwort (Bytes)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Upstream port</source>
        <translation>Upstream-Port</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Number of the exchange</source>
        <translation>Nummer des Austauschs</translation>
    </message>
    <message>
        <source>From the start to the end, as the client saw it, else the proxy, else the server</source>
        <translation>Vom Beginn bis zum Ende, wie der Client es sah, sonst der Proxy, sonst der Server</translation>
    </message>
    <message>
        <source>The proxy&apos;s port of its connection to the server</source>
        <translation>Der Port des Proxys für seine Verbindung zum Server</translation>
    </message>
    <message>
        <source>The address that the proxy connected to</source>
        <translation>Die Adresse, mit der sich der Proxy verbunden hat</translation>
    </message>
    <message>
        <source>Until the client was connected to the proxy</source>
        <translation>Bis der Client mit dem Proxy verbunden war</translation>
    </message>
    <message>
        <source>From the envelope&apos;s first byte until its closing brace was read</source>
        <translation>Vom ersten Byte des Umschlags, bis seine schließende Klammer gelesen war</translation>
    </message>
    <message>
        <source>From the complete envelope until the decision, the look-up included</source>
        <translation>Vom vollständigen Umschlag bis zur Entscheidung, die Namensauflösung eingeschlossen</translation>
    </message>
    <message>
        <source>The look-up of the host&apos;s name</source>
        <translation>Die Auflösung des Rechnernamens</translation>
    </message>
    <message>
        <source>Until the proxy was connected to the server</source>
        <translation>Bis der Proxy mit dem Server verbunden war</translation>
    </message>
    <message>
        <source>From the message sent until the reply&apos;s first byte</source>
        <translation>Von der gesendeten Nachricht bis zum ersten Byte der Antwort</translation>
    </message>
    <message>
        <source>From the envelope sent until the client read the answer&apos;s first byte</source>
        <translation>Vom gesendeten Umschlag, bis der Client das erste Byte der Antwort gelesen hat</translation>
    </message>
    <message>
        <source>From the answer&apos;s first byte until its last</source>
        <translation>Vom ersten bis zum letzten Byte der Antwort</translation>
    </message>
</context>
<context>
    <name>ExchangeText</name>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>zurückgesetzt</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ByteArea</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>Als Hex kopieren</translation>
    </message>
    <message>
        <source>Copy as C string</source>
        <translation>Als C-Zeichenkette kopieren</translation>
    </message>
    <message>
        <source>Copy as Python bytes</source>
        <translation>Als Python-Bytes kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>bytes %1 to %2 are selected</source>
        <extracomment>What is selected, for screen readers: the places of the first and the last byte</extracomment>
        <translation>Bytes %1 bis %2 sind ausgewählt</translation>
    </message>
</context>
<context>
    <name>midhop::gui::BytesView</name>
    <message numerus="yes">
        <source>Copied %Ln byte(s).</source>
        <translation>
            <numerusform>%Ln Byte kopiert.</numerusform>
            <numerusform>%Ln Bytes kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</source>
        <translation>
            <numerusform>%Ln Byte kopiert; was kein UTF-8 ist, als Ersatzzeichen. Als Hex, C oder Python bleibt es, was es ist.</numerusform>
            <numerusform>%Ln Bytes kopiert; was kein UTF-8 ist, als Ersatzzeichen. Als Hex, C oder Python bleiben sie, was sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>Save the bytes</source>
        <translation>Bytes speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %Ln byte(s).</source>
        <translation>
            <numerusform>%Ln Byte gespeichert.</numerusform>
            <numerusform>%Ln Bytes gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an exchange to see what each direction carried.</source>
        <translation>Einen Austausch auswählen, um zu sehen, was jede Richtung übertragen hat.</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Whose segments are shown: one end may read at once what the other wrote in pieces</source>
        <translation>Wessen Segmente gezeigt werden: Ein Ende kann auf einmal lesen, was das andere in Stücken geschrieben hat</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected, or everything</source>
        <translation>Auswahl oder alles kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the bytes of this direction unchanged to a file</source>
        <translation>Die Bytes dieser Richtung unverändert in eine Datei speichern</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ClientPanel</name>
    <message>
        <source>Your own proxy: listen on %1</source>
        <translation>Ihr eigener Proxy: lauschen auf %1</translation>
    </message>
    <message>
        <source>Waiting for the proxy… %1 s</source>
        <translation>Warten auf den Proxy … %1 s</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Proxy-Adresse</translation>
    </message>
    <message>
        <source>Where the proxy listens: an address or a host name</source>
        <translation>Wo der Proxy lauscht: eine Adresse oder ein Rechnername</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>Proxy-Port</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Server-Adresse</translation>
    </message>
    <message>
        <source>Where the proxy is to send the message: server_ip in the envelope</source>
        <translation>Wohin der Proxy die Nachricht senden soll: server_ip im Umschlag</translation>
    </message>
    <message>
        <source>Server port</source>
        <translation>Server-Port</translation>
    </message>
    <message>
        <source>server_port in the envelope</source>
        <translation>server_port im Umschlag</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>What the server is sent; Return sends it</source>
        <translation>Was der Server erhält; die Eingabetaste sendet es</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Four random letters</source>
        <translation>Vier zufällige Buchstaben</translation>
    </message>
    <message>
        <source>&amp;Block test · port %1</source>
        <translation>S&amp;perrtest · Port %1</translation>
    </message>
    <message>
        <source>Block test</source>
        <translation>Sperrtest</translation>
    </message>
    <message>
        <source>Sends to a port that the proxy&apos;s blocklist forbids</source>
        <translation>Sendet an einen Port, den die Sperrliste des Proxys verbietet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>Sen&amp;den</translation>
    </message>
    <message>
        <source>Send many</source>
        <translation>Viele senden</translation>
    </message>
    <message>
        <source>Sends many of them, at the same time or one after the other, and counts (Ctrl+M)</source>
        <translation>Sendet viele davon, gleichzeitig oder nacheinander, und zählt (Strg+M)</translation>
    </message>
    <message>
        <source>What this panel sent; runs of Send many are counted in their own window</source>
        <translation>Was der Client hier gesendet hat; Läufe von „Viele senden“ werden in ihrem eigenen Fenster gezählt</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ClientWords</name>
    <message>
        <source>The proxy answered: %1</source>
        <translation>Der Proxy hat geantwortet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>%Ln gesendet</numerusform>
            <numerusform>%Ln gesendet</numerusform>
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
            <numerusform>%Ln andere Antwort</numerusform>
            <numerusform>%Ln andere Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocked</source>
        <translation>
            <numerusform>%Ln gesperrt</numerusform>
            <numerusform>%Ln gesperrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection: nothing listens at %1. Start the proxy, or correct its address and port.</source>
        <translation>Keine Verbindung: Auf %1 lauscht nichts. Starten Sie den Proxy oder berichtigen Sie Adresse und Port.</translation>
    </message>
    <message>
        <source>No connection: %1 can&apos;t be reached from this computer. Correct the proxy&apos;s address.</source>
        <translation>Keine Verbindung: %1 ist von diesem Rechner aus nicht erreichbar. Berichtigen Sie die Adresse des Proxys.</translation>
    </message>
    <message>
        <source>No connection: %1 did not answer in time. Check the address, and whether the proxy is running.</source>
        <translation>Keine Verbindung: %1 hat nicht rechtzeitig geantwortet. Prüfen Sie die Adresse und ob der Proxy läuft.</translation>
    </message>
    <message>
        <source>No connection: %1 reset it. Check the proxy.</source>
        <translation>Keine Verbindung: %1 hat sie zurückgesetzt. Prüfen Sie den Proxy.</translation>
    </message>
    <message>
        <source>No connection: nothing listens at %1, and the connection met itself. Start the proxy.</source>
        <translation>Keine Verbindung: Auf %1 lauscht nichts, und die Verbindung ist auf sich selbst getroffen. Starten Sie den Proxy.</translation>
    </message>
    <message>
        <source>No connection: this program has no file descriptors left. Close connections, or raise the limit (ulimit -n).</source>
        <translation>Keine Verbindung: Dieses Programm hat keine Dateideskriptoren mehr. Schließen Sie Verbindungen oder erhöhen Sie die Grenze (ulimit -n).</translation>
    </message>
    <message>
        <source>No connection: every local port is in use. Wait a minute, then send again.</source>
        <translation>Keine Verbindung: Alle lokalen Ports sind in Benutzung. Warten Sie eine Minute und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>No connection: the name in %1 can&apos;t be looked up. Correct the proxy&apos;s address.</source>
        <translation>Keine Verbindung: Der Name in %1 lässt sich nicht auflösen. Berichtigen Sie die Adresse des Proxys.</translation>
    </message>
    <message>
        <source>No connection to the proxy at %1. Check its address and port.</source>
        <translation>Keine Verbindung zum Proxy auf %1. Prüfen Sie Adresse und Port.</translation>
    </message>
    <message>
        <source>The proxy closed the connection without a reply. Look at its log for the reason.</source>
        <translation>Der Proxy hat die Verbindung ohne Antwort geschlossen. Den Grund nennt sein Protokoll.</translation>
    </message>
    <message>
        <source>The proxy reset the connection without a reply. It may have crashed, or closed before it had read everything.</source>
        <translation>Der Proxy hat die Verbindung ohne Antwort zurückgesetzt. Vielleicht ist er abgestürzt oder hat geschlossen, bevor er alles gelesen hatte.</translation>
    </message>
    <message>
        <source>The connection was reset inside the reply; more may be missing.</source>
        <translation>Die Verbindung wurde mitten in der Antwort zurückgesetzt; es kann etwas fehlen.</translation>
    </message>
    <message>
        <source>No reply within %1 s; the connection was closed. Check whether proxy and server answer.</source>
        <translation>Keine Antwort innerhalb von %1 s; die Verbindung wurde geschlossen. Prüfen Sie, ob Proxy und Server antworten.</translation>
    </message>
    <message>
        <source>The proxy took nothing of the envelope for %1 s; the connection was closed.</source>
        <translation>Der Proxy hat %1 s lang nichts vom Umschlag angenommen; die Verbindung wurde geschlossen.</translation>
    </message>
    <message numerus="yes">
        <source>The proxy ended the connection while %Ln byte(s) were still to be sent.</source>
        <translation>
            <numerusform>Der Proxy hat die Verbindung beendet, als noch %Ln Byte zu senden war.</numerusform>
            <numerusform>Der Proxy hat die Verbindung beendet, als noch %Ln Bytes zu senden waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>The proxy answered: %1. Start the server, or correct its address and port.</source>
        <translation>Der Proxy hat geantwortet: %1. Starten Sie den Server oder berichtigen Sie seine Adresse und seinen Port.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ColumnLayout</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>Reihenfolge der Ankunft</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeEditor</name>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, which is the most that is sent at once.</source>
        <translation>%1 ist größer als %2; mehr wird nicht auf einmal gesendet.</translation>
    </message>
    <message>
        <source>%1 is empty: there is nothing to send.</source>
        <translation>%1 ist leer: Es gibt nichts zu senden.</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>Datei senden</translation>
    </message>
    <message>
        <source>The escape at character %1 can&apos;t be read. There are \n, \r, \t, \0, \\ and \xNN.</source>
        <translation>Die Escape-Folge bei Zeichen %1 ist nicht lesbar. Es gibt \n, \r, \t, \0, \\ und \xNN.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s), of which the first %1 are shown; all are sent unchanged.</source>
        <translation>
            <numerusform>%Ln Byte, davon die ersten %1 gezeigt; alle werden unverändert gesendet.</numerusform>
            <numerusform>%Ln Bytes, davon die ersten %1 gezeigt; alle werden unverändert gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) of the file %1, sent unchanged.</source>
        <translation>
            <numerusform>%Ln Byte der Datei %1, unverändert gesendet.</numerusform>
            <numerusform>%Ln Bytes der Datei %1, unverändert gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Bytes to send</source>
        <translation>Zu sendende Bytes</translation>
    </message>
    <message>
        <source>Type what goes to the proxy, byte for byte. No half-finished JSON is refused here.</source>
        <translation>Eintippen, was Byte für Byte an den Proxy geht. Auch halb fertiges JSON wird hier nicht abgewiesen.</translation>
    </message>
    <message>
        <source>&amp;Escapes</source>
        <translation>&amp;Escape-Folgen</translation>
    </message>
    <message>
        <source>\n, \r, \t, \0, \\ and \xNN stand for the bytes they name</source>
        <translation>\n, \r, \t, \0, \\ und \xNN stehen für die Bytes, die sie benennen</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Datei …</translation>
    </message>
    <message>
        <source>Send the bytes of a file, unchanged</source>
        <translation>Die Bytes einer Datei unverändert senden</translation>
    </message>
    <message>
        <source>&amp;Type instead</source>
        <translation>Stattdessen &amp;tippen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeExample</name>
    <message>
        <source>A sound envelope</source>
        <translation>Ein gültiger Umschlag</translation>
    </message>
    <message>
        <source>A sound envelope, byte by byte</source>
        <translation>Ein gültiger Umschlag, Byte für Byte</translation>
    </message>
    <message>
        <source>Two envelopes in one write</source>
        <translation>Zwei Umschläge in einem Schreibvorgang</translation>
    </message>
    <message>
        <source>Line ends and white space around it</source>
        <translation>Zeilenenden und Leerraum drumherum</translation>
    </message>
    <message>
        <source>An extra member</source>
        <translation>Eine zusätzliche Eigenschaft</translation>
    </message>
    <message>
        <source>The envelope ends too early</source>
        <translation>Der Umschlag endet zu früh</translation>
    </message>
    <message>
        <source>Single quotes, as Python&apos;s str() writes them</source>
        <translation>Einfache Anführungszeichen, wie Pythons str() sie schreibt</translation>
    </message>
    <message>
        <source>A comma behind the last member</source>
        <translation>Ein Komma hinter der letzten Eigenschaft</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>Keine Nachricht</translation>
    </message>
    <message>
        <source>The port as a string</source>
        <translation>Der Port als Zeichenkette</translation>
    </message>
    <message>
        <source>A member twice</source>
        <translation>Eine Eigenschaft doppelt</translation>
    </message>
    <message>
        <source>A byte order mark in front</source>
        <translation>Ein Byte Order Mark davor</translation>
    </message>
    <message>
        <source>A line end inside the message</source>
        <translation>Ein Zeilenende in der Nachricht</translation>
    </message>
    <message>
        <source>A message that is not UTF-8</source>
        <translation>Eine Nachricht, die kein UTF-8 ist</translation>
    </message>
    <message>
        <source>Half of a surrogate pair</source>
        <translation>Ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>An address with a leading zero</source>
        <translation>Eine Adresse mit führender Null</translation>
    </message>
    <message>
        <source>Sixty-five levels deep</source>
        <translation>Fünfundsechzig Ebenen tief</translation>
    </message>
    <message>
        <source>No JSON at all</source>
        <translation>Gar kein JSON</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeHistory</name>
    <message numerus="yes">
        <source>in pieces of %Ln byte(s)</source>
        <translation>
            <numerusform>in Stücken von %Ln Byte</numerusform>
            <numerusform>in Stücken von %Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms apart</source>
        <translation>im Abstand von %1 ms</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>als Ganzes</translation>
    </message>
    <message>
        <source>then half-close</source>
        <translation>dann halb schließen</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>offen gelassen</translation>
    </message>
    <message>
        <source>then reset</source>
        <translation>dann zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ComposeWindow</name>
    <message numerus="yes">
        <source>Sending, %Ln more wait…</source>
        <translation>
            <numerusform>Wird gesendet, %Ln wartet noch …</numerusform>
            <numerusform>Wird gesendet, %Ln warten noch …</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Sent and reset, as asked.</source>
        <translation>Gesendet und zurückgesetzt, wie verlangt.</translation>
    </message>
    <message>
        <source>Cancelled; the connection was reset.</source>
        <translation>Abgebrochen; die Verbindung wurde zurückgesetzt.</translation>
    </message>
    <message>
        <source>Reply after %1:</source>
        <translation>Antwort nach %1:</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>S&amp;ent before</source>
        <translation>Zuvor &amp;gesendet</translation>
    </message>
    <message>
        <source>Sent before</source>
        <translation>Zuvor gesendet</translation>
    </message>
    <message>
        <source>Select to edit, double-click to send again</source>
        <translation>Auswählen zum Bearbeiten, Doppelklick zum erneuten Senden</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Proxy-Adresse</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>Proxy-Port</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>Se&amp;nding</source>
        <translation>Se&amp;ndeweise</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sendeweise</translation>
    </message>
    <message>
        <source>whole, in one write</source>
        <translation>als Ganzes, in einem Schreibvorgang</translation>
    </message>
    <message>
        <source>in pieces</source>
        <translation>in Stücken</translation>
    </message>
    <message>
        <source>Bytes in a piece</source>
        <translation>Bytes je Stück</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Pause between pieces</source>
        <translation>Pause zwischen den Stücken</translation>
    </message>
    <message>
        <source>ms apart</source>
        <translation>ms Abstand</translation>
    </message>
    <message>
        <source>&amp;At the end</source>
        <translation>&amp;Am Ende</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>half-close (FIN), as behind an envelope</source>
        <translation>halb schließen (FIN), wie hinter einem Umschlag</translation>
    </message>
    <message>
        <source>leave it open and wait for the reply</source>
        <translation>offen lassen und auf die Antwort warten</translation>
    </message>
    <message>
        <source>reset (RST)</source>
        <translation>zurücksetzen (RST)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
</context>
<context>
    <name>midhop::gui::Details</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DiagramActions</name>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>Normal size (0)</source>
        <translation>Normale Größe (0)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Breite einpassen</translation>
    </message>
    <message>
        <source>Show the whole width</source>
        <translation>Die ganze Breite zeigen</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>Maßstäblich</translation>
    </message>
    <message>
        <source>Draw the time between two events to scale</source>
        <translation>Die Zeit zwischen zwei Ereignissen maßstäblich zeichnen</translation>
    </message>
    <message>
        <source>Every segment</source>
        <translation>Jedes Segment</translation>
    </message>
    <message>
        <source>Draw each segment as an arrow, however many there are (double-click opens a single run)</source>
        <translation>Jedes Segment als Pfeil zeichnen, wie viele es auch sind (Doppelklick öffnet eine einzelne Folge)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the diagram as a picture (Ctrl+C)</source>
        <translation>Das Diagramm als Bild kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Save the diagram as PNG or PDF</source>
        <translation>Das Diagramm als PNG oder PDF speichern</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DiagramCanvas</name>
    <message>
        <source>Select an exchange to see its way.</source>
        <translation>Einen Austausch auswählen, um seinen Weg zu sehen.</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Ablauf</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DiagramView</name>
    <message>
        <source>%1 exchanges</source>
        <translation>%1 Austausche</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>The diagram is saved to %1.</source>
        <translation>Das Diagramm ist in %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DifferenceModel</name>
    <message>
        <source>on the way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>What the proxy sent</source>
        <translation>Was der Proxy gesendet hat</translation>
    </message>
    <message>
        <source>What the server read</source>
        <translation>Was der Server gelesen hat</translation>
    </message>
    <message>
        <source>= the same</source>
        <translation>= gleich</translation>
    </message>
    <message>
        <source>~ unescaped</source>
        <translation>~ Escape aufgelöst</translation>
    </message>
    <message>
        <source>~ written otherwise</source>
        <translation>~ anders geschrieben</translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation>≠ geändert</translation>
    </message>
    <message>
        <source>− not there</source>
        <translation>− fehlt</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ hinzugefügt</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>The message the client sent</source>
        <translation>Die Nachricht, die der Client gesendet hat</translation>
    </message>
    <message>
        <source>What the client sent</source>
        <translation>Was der Client gesendet hat</translation>
    </message>
    <message>
        <source>What the server got</source>
        <translation>Was der Server erhalten hat</translation>
    </message>
    <message>
        <source>What the proxy sent the server</source>
        <translation>Was der Proxy dem Server gesendet hat</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DifferenceView</name>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>Bytes %1–%2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>nichts gesendet</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>noch nichts gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln escape(s)</source>
        <translation>
            <numerusform>%Ln Escape-Folge</numerusform>
            <numerusform>%Ln Escape-Folgen</numerusform>
        </translation>
    </message>
    <message>
        <source>message alone</source>
        <translation>nur die Nachricht</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>other bytes</source>
        <translation>andere Bytes</translation>
    </message>
    <message>
        <source>What the client sent is not known: no byte of an envelope was seen.</source>
        <translation>Was der Client gesendet hat, ist nicht bekannt: Kein Byte eines Umschlags wurde gesehen.</translation>
    </message>
    <message>
        <source>What the server got is not known: neither the proxy nor the server is one of ours.</source>
        <translation>Was der Server erhalten hat, ist nicht bekannt: Weder der Proxy noch der Server gehört zu Midhop.</translation>
    </message>
    <message>
        <source>Nothing was sent to the server yet.</source>
        <translation>An den Server wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent to the server.</source>
        <translation>An den Server wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent to the server. The proxy said: %1.</source>
        <translation>An den Server wurde nichts gesendet. Der Proxy meldete: %1.</translation>
    </message>
    <message numerus="yes">
        <source>The server got only the beginning of the member message: %Ln byte(s).</source>
        <translation>
            <numerusform>Der Server hat nur den Anfang der Eigenschaft message erhalten: %Ln Byte.</numerusform>
            <numerusform>Der Server hat nur den Anfang der Eigenschaft message erhalten: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent only the beginning of the member message: %Ln byte(s).</source>
        <translation>
            <numerusform>Der Proxy hat nur den Anfang der Eigenschaft message gesendet: %Ln Byte.</numerusform>
            <numerusform>Der Proxy hat nur den Anfang der Eigenschaft message gesendet: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got the beginning of the member message so far: %Ln byte(s).</source>
        <translation>
            <numerusform>Der Server hat bisher den Anfang der Eigenschaft message erhalten: %Ln Byte.</numerusform>
            <numerusform>Der Server hat bisher den Anfang der Eigenschaft message erhalten: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent the beginning of the member message so far: %Ln byte(s).</source>
        <translation>
            <numerusform>Der Proxy hat bisher den Anfang der Eigenschaft message gesendet: %Ln Byte.</numerusform>
            <numerusform>Der Proxy hat bisher den Anfang der Eigenschaft message gesendet: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server got exactly the member message, unescaped: %Ln byte(s).</source>
        <translation>
            <numerusform>Der Server hat genau die Eigenschaft message erhalten, Escape-Folgen aufgelöst: %Ln Byte.</numerusform>
            <numerusform>Der Server hat genau die Eigenschaft message erhalten, Escape-Folgen aufgelöst: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proxy sent exactly the member message, unescaped: %Ln byte(s).</source>
        <translation>
            <numerusform>Der Proxy hat genau die Eigenschaft message gesendet, Escape-Folgen aufgelöst: %Ln Byte.</numerusform>
            <numerusform>Der Proxy hat genau die Eigenschaft message gesendet, Escape-Folgen aufgelöst: %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the envelope these are %1.</source>
        <translation>Im Umschlag sind das %1.</translation>
    </message>
    <message>
        <source>It has no escapes, so they are the same bytes.</source>
        <translation>Sie hat keine Escape-Folgen, also sind es dieselben Bytes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln escape(s) in it made a difference.</source>
        <translation>
            <numerusform>%Ln Escape-Folge darin macht einen Unterschied.</numerusform>
            <numerusform>%Ln Escape-Folgen darin machen einen Unterschied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) added</source>
        <translation>
            <numerusform>%Ln Eigenschaft hinzugefügt</numerusform>
            <numerusform>%Ln Eigenschaften hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) dropped</source>
        <translation>
            <numerusform>%Ln Eigenschaft weggelassen</numerusform>
            <numerusform>%Ln Eigenschaften weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) changed</source>
        <translation>
            <numerusform>%Ln Eigenschaft geändert</numerusform>
            <numerusform>%Ln Eigenschaften geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) written otherwise</source>
        <translation>
            <numerusform>%Ln Eigenschaft anders geschrieben</numerusform>
            <numerusform>%Ln Eigenschaften anders geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>other spacing</source>
        <translation>anderer Leerraum</translation>
    </message>
    <message>
        <source>The server got the envelope as JSON:</source>
        <translation>Der Server hat den Umschlag als JSON erhalten:</translation>
    </message>
    <message>
        <source>The proxy sent the envelope as JSON:</source>
        <translation>Der Proxy hat den Umschlag als JSON gesendet:</translation>
    </message>
    <message>
        <source>no member differs</source>
        <translation>keine Eigenschaft weicht ab</translation>
    </message>
    <message>
        <source>The server got something else than the message.</source>
        <translation>Der Server hat etwas anderes als die Nachricht erhalten.</translation>
    </message>
    <message>
        <source>The server got something else than the envelope.</source>
        <translation>Der Server hat etwas anderes als den Umschlag erhalten.</translation>
    </message>
    <message>
        <source>%1 bytes on the one side, %2 on the other; the first difference is at byte %3.</source>
        <translation>%1 Bytes auf der einen Seite, %2 auf der anderen; der erste Unterschied ist bei Byte %3.</translation>
    </message>
    <message>
        <source>The server read other bytes than the proxy sent: %1 were sent, %2 read; the first difference is at byte %3.</source>
        <translation>Der Server hat andere Bytes gelesen, als der Proxy gesendet hat: %1 gesendet, %2 gelesen; der erste Unterschied ist bei Byte %3.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>midhop::gui::DirectionBar</name>
    <message>
        <source>Client → Proxy</source>
        <translation>Client → Proxy</translation>
    </message>
    <message>
        <source>Proxy → Server</source>
        <translation>Proxy → Server</translation>
    </message>
    <message>
        <source>Server → Proxy</source>
        <translation>Server → Proxy</translation>
    </message>
    <message>
        <source>Proxy → Client</source>
        <translation>Proxy → Client</translation>
    </message>
    <message>
        <source>Bytes client to proxy</source>
        <translation>Bytes vom Client an den Proxy</translation>
    </message>
    <message>
        <source>Bytes proxy to server</source>
        <translation>Bytes vom Proxy zum Server</translation>
    </message>
    <message>
        <source>Bytes server to proxy</source>
        <translation>Bytes vom Server zum Proxy</translation>
    </message>
    <message>
        <source>Bytes proxy to client</source>
        <translation>Bytes vom Proxy zum Client</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>midhop::gui::EnvelopeModel</name>
    <message>
        <source>Member</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln Eigenschaft</numerusform>
            <numerusform>%Ln Eigenschaften</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>at fault: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>nested too deep to be opened here</source>
        <translation>zu tief verschachtelt, um hier geöffnet zu werden</translation>
    </message>
    <message>
        <source>what the client sends the proxy</source>
        <translation>was der Client dem Proxy sendet</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>where the server is: its address or name</source>
        <translation>wo der Server ist: seine Adresse oder sein Name</translation>
    </message>
    <message>
        <source>the server&apos;s port</source>
        <translation>der Port des Servers</translation>
    </message>
    <message>
        <source>given twice: the proxy refuses it</source>
        <translation>doppelt angegeben: wird vom Proxy abgewiesen</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>wird ignoriert</translation>
    </message>
    <message>
        <source>behind the envelope: the beginning of a next one</source>
        <translation>hinter dem Umschlag: der Anfang eines weiteren</translation>
    </message>
    <message>
        <source>what the server is sent</source>
        <translation>was der Server erhält</translation>
    </message>
    <message numerus="yes">
        <source>what the server is sent: %Ln byte(s)</source>
        <translation>
            <numerusform>was der Server erhält: %Ln Byte</numerusform>
            <numerusform>was der Server erhält: %Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>string</source>
        <translation>Zeichenkette</translation>
    </message>
    <message>
        <source>string without its end</source>
        <translation>Zeichenkette ohne Ende</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>no JSON value</source>
        <translation>kein JSON-Wert</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>midhop::gui::EnvelopeView</name>
    <message numerus="yes">
        <source>Copied %Ln byte(s); those that are no UTF-8 as a replacement character. As hex, C or Python they stay what they are.</source>
        <translation>
            <numerusform>%Ln Byte kopiert; was kein UTF-8 ist, als Ersatzzeichen. Als Hex, C oder Python bleibt es unverändert.</numerusform>
            <numerusform>%Ln Bytes kopiert; was kein UTF-8 ist, als Ersatzzeichen. Als Hex, C oder Python bleibt es unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an exchange to see its envelope.</source>
        <translation>Einen Austausch auswählen, um seinen Umschlag zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>The tree shows the first %Ln byte(s).</source>
        <translation>
            <numerusform>Der Baum zeigt das erste Byte (%Ln).</numerusform>
            <numerusform>Der Baum zeigt die ersten %Ln Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Envelope text</source>
        <translation>Text des Umschlags</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangeActions</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Als Python kopieren</translation>
    </message>
    <message>
        <source>Copy as nc line</source>
        <translation>Als nc-Zeile kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Edit and send</source>
        <translation>Bearbeiten und senden</translation>
    </message>
    <message>
        <source>Block this destination</source>
        <translation>Dieses Ziel sperren</translation>
    </message>
    <message>
        <source>Filter by this value</source>
        <translation>Nach diesem Wert filtern</translation>
    </message>
    <message>
        <source>Exclude this value</source>
        <translation>Diesen Wert ausschließen</translation>
    </message>
    <message>
        <source>Export selection…</source>
        <translation>Auswahl exportieren …</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangeCommands</name>
    <message>
        <source>Nothing was sent: correct the client&apos;s proxy first.</source>
        <translation>Nichts gesendet: Zuerst den Proxy des Clients berichtigen.</translation>
    </message>
    <message>
        <source>Nothing was sent: what the client sent is not known.</source>
        <translation>Nichts gesendet: Was der Client gesendet hat, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelope(s) sent again.</source>
        <translation>
            <numerusform>%Ln Umschlag erneut gesendet.</numerusform>
            <numerusform>%Ln Umschläge erneut gesendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangesModel</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1, aufsteigend sortiert</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1, absteigend sortiert</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExchangesView</name>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
    <message>
        <source>No exchange yet. Press Start all, then Send.</source>
        <translation>Noch kein Austausch. Drücken Sie „Alle starten“, dann „Senden“.</translation>
    </message>
    <message>
        <source>The selection fell into too many pieces in this order: only the current exchange is selected.</source>
        <translation>Die Auswahl zerfiel in dieser Reihenfolge in zu viele Teile: Nur der aktuelle Austausch ist ausgewählt.</translation>
    </message>
    <message>
        <source>Exchange %1 is hidden by the filter.</source>
        <translation>Austausch %1 ist durch den Filter ausgeblendet.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Exchange %1 is not in the memory any more.</source>
        <translation>Austausch %1 ist nicht mehr im Speicher.</translation>
    </message>
    <message numerus="yes">
        <source>Sorting %Ln exchange(s)…</source>
        <translation>
            <numerusform>%Ln Austausch wird sortiert …</numerusform>
            <numerusform>%Ln Austausche werden sortiert …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new exchange(s) wait while more than %1 are selected.</source>
        <translation>
            <numerusform>%Ln neuer Austausch wartet, solange mehr als %1 ausgewählt sind.</numerusform>
            <numerusform>%Ln neue Austausche warten, solange mehr als %1 ausgewählt sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older exchange(s) have left the memory.</source>
        <translation>
            <numerusform>%Ln älterer Austausch ist nicht mehr im Speicher.</numerusform>
            <numerusform>%Ln ältere Austausche sind nicht mehr im Speicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>No exchange passes the filter.</source>
        <translation>Kein Austausch passt zum Filter.</translation>
    </message>
    <message>
        <source>Looking for exchanges that pass the filter…</source>
        <translation>Austausche, die zum Filter passen, werden gesucht …</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ExportDialog</name>
    <message>
        <source>Which exchanges?</source>
        <translation>Welche Austausche?</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>The &amp;selected ones (%1)</source>
        <translation>Die &amp;ausgewählten (%1)</translation>
    </message>
    <message>
        <source>Those that pass the &amp;filter (%1 so far)</source>
        <translation>Die zum &amp;Filter passenden (bisher %1)</translation>
    </message>
    <message>
        <source>Those that pass the &amp;filter (%1)</source>
        <translation>Die zum &amp;Filter passenden (%1)</translation>
    </message>
    <message>
        <source>&amp;All (%1)</source>
        <translation>A&amp;lle (%1)</translation>
    </message>
    <message>
        <source>The filter still looks at the exchanges. A moment, please.</source>
        <translation>Der Filter prüft die Austausche noch. Einen Moment, bitte.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FaultWindow</name>
    <message>
        <source>Lines that could not be read</source>
        <translation>Nicht lesbare Zeilen</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln line(s) could not be read.</source>
        <translation>
            <numerusform>%1: %Ln Zeile konnte nicht gelesen werden.</numerusform>
            <numerusform>%1: %Ln Zeilen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed.</source>
        <translation>
            <numerusform>Die erste (%Ln) ist aufgelistet.</numerusform>
            <numerusform>Die ersten %Ln sind aufgelistet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FaultWords</name>
    <message>
        <source>%1 of event %2</source>
        <translation>%1 von Ereignis %2</translation>
    </message>
    <message>
        <source>it is no Midhop session</source>
        <translation>es ist keine Midhop-Sitzung</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>it is a session of format version %1, which this Midhop does not know</source>
        <translation>es ist eine Sitzung der Formatversion %1, die dieses Midhop nicht kennt</translation>
    </message>
    <message>
        <source>the line is too long for an exchange</source>
        <translation>die Zeile ist zu lang für einen Austausch</translation>
    </message>
    <message>
        <source>the line is not whole: whoever wrote it ended too early</source>
        <translation>die Zeile ist unvollständig: Das schreibende Programm endete zu früh</translation>
    </message>
    <message>
        <source>there is no UTF-8 at column %1</source>
        <translation>in Spalte %1 steht kein UTF-8</translation>
    </message>
    <message>
        <source>it is no JSON at column %1: %2</source>
        <translation>in Spalte %1 ist es kein JSON: %2</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 ist doppelt vorhanden</translation>
    </message>
    <message>
        <source>%1 is of another type than it should be</source>
        <translation>%1 hat einen anderen Typ als vorgesehen</translation>
    </message>
    <message>
        <source>%1 has a value that makes no sense: %2</source>
        <translation>%1 hat einen unsinnigen Wert: %2</translation>
    </message>
    <message>
        <source>%1 is a number or time that can&apos;t be</source>
        <translation>%1 ist eine unmögliche Zahl oder Zeit</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FieldChecks</name>
    <message>
        <source>An address or a host name is missing</source>
        <translation>Eine Adresse oder ein Rechnername fehlt</translation>
    </message>
    <message>
        <source>Only ASCII letters, digits, dots, hyphens and colons make an address</source>
        <translation>Eine Adresse besteht nur aus ASCII-Buchstaben, Ziffern, Punkten, Bindestrichen und Doppelpunkten</translation>
    </message>
    <message>
        <source>White space is no part of an address</source>
        <translation>Leerraum gehört nicht in eine Adresse</translation>
    </message>
    <message>
        <source>An IPv4 address is four numbers from 0 to 255 with dots between</source>
        <translation>Eine IPv4-Adresse besteht aus vier Zahlen von 0 bis 255 mit Punkten dazwischen</translation>
    </message>
    <message>
        <source>A number in an IPv4 address has no leading zero</source>
        <translation>Zahlen einer IPv4-Adresse haben keine führende Null</translation>
    </message>
    <message>
        <source>This is no IPv6 address</source>
        <translation>Das ist keine IPv6-Adresse</translation>
    </message>
    <message>
        <source>Behind % stands the name of a network interface</source>
        <translation>Hinter % steht der Name einer Netzwerkschnittstelle</translation>
    </message>
    <message>
        <source>Only fe80:: addresses have a zone</source>
        <translation>Nur Adressen mit fe80:: haben eine Zone</translation>
    </message>
    <message>
        <source>A host name has letters, digits, hyphens and dots only</source>
        <translation>Ein Rechnername hat nur Buchstaben, Ziffern, Bindestriche und Punkte</translation>
    </message>
    <message>
        <source>Two dots follow each other, or the name begins with one</source>
        <translation>Zwei Punkte folgen aufeinander, oder der Name beginnt mit einem</translation>
    </message>
    <message>
        <source>A part of a host name has at most 63 characters</source>
        <translation>Ein Teil eines Rechnernamens hat höchstens 63 Zeichen</translation>
    </message>
    <message>
        <source>A host name has at most 253 characters</source>
        <translation>Ein Rechnername hat höchstens 253 Zeichen</translation>
    </message>
    <message>
        <source>A part of a host name neither begins nor ends with a hyphen</source>
        <translation>Kein Teil eines Rechnernamens beginnt oder endet mit einem Bindestrich</translation>
    </message>
    <message>
        <source>Other computers will be able to connect</source>
        <translation>Andere Rechner werden sich verbinden können</translation>
    </message>
    <message>
        <source>An address of this computer is needed, such as 127.0.0.1, no name</source>
        <translation>Nötig ist eine Adresse dieses Rechners wie 127.0.0.1, kein Name</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; 0 takes a free one</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535; 0 nimmt einen freien</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535</translation>
    </message>
    <message>
        <source>Ports go from 1 to 65535: the proxy will refuse this one</source>
        <translation>Ports gehen von 1 bis 65535: Diesen wird der Proxy abweisen</translation>
    </message>
    <message>
        <source>A message has at least one byte: the proxy will refuse an empty one</source>
        <translation>Eine Nachricht hat mindestens ein Byte: Eine leere wird der Proxy abweisen</translation>
    </message>
    <message>
        <source>The envelope has %1 bytes: the proxy takes at most 1 MiB</source>
        <translation>Der Umschlag hat %1 Bytes: Der Proxy nimmt höchstens 1 MiB an</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterBar</name>
    <message>
        <source>No filter is in effect</source>
        <translation>Kein Filter wirksam</translation>
    </message>
    <message>
        <source>Still in effect: %1</source>
        <translation>Weiterhin wirksam: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>exchanges that pass, and all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>how much has been looked at</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>pattern took too long %L1 times</source>
        <translation>
            <numerusform>Muster dauerte %L1-mal zu lange</numerusform>
            <numerusform>Muster dauerte %L1-mal zu lange</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <comment>an example follows</comment>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Clear filter (Esc)</source>
        <translation>Filter aufheben (Esc)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterHelp</name>
    <message>
        <source>Filter language</source>
        <translation>Filtersprache</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterMenu</name>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern …</translation>
    </message>
    <message>
        <source>Edit saved filters…</source>
        <translation>Gespeicherte Filter bearbeiten …</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>Zuvor benutzt</translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation>Filtersprache</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Name; one that is there already is replaced:</source>
        <translation>Name; ein schon vorhandener wird ersetzt:</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Saved filters, filters used before, and help</source>
        <translation>Gespeicherte Filter, zuvor benutzte Filter und Hilfe</translation>
    </message>
</context>
<context>
    <name>midhop::gui::FilterWords</name>
    <message>
        <source>%1: %2</source>
        <comment>what is wrong, and what could stand there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing to filter by</source>
        <translation>Nichts, wonach zu filtern wäre</translation>
    </message>
    <message>
        <source>The filter is longer than %L1 characters</source>
        <translation>Der Filter ist länger als %L1 Zeichen</translation>
    </message>
    <message>
        <source>Too many parentheses or nots within each other</source>
        <translation>Zu viele Klammern oder not ineinander</translation>
    </message>
    <message>
        <source>A field or a word should follow</source>
        <translation>Ein Feld oder ein Wort muss folgen</translation>
    </message>
    <message>
        <source>A field or a word should stand before “%1”; quotes make it a word</source>
        <translation>Vor „%1“ muss ein Feld oder ein Wort stehen; Anführungszeichen machen es zum Wort</translation>
    </message>
    <message>
        <source>“%1” can&apos;t stand here; put text to search for in quotes</source>
        <translation>„%1“ kann hier nicht stehen; gesuchten Text in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>“%1” is never closed</source>
        <translation>„%1“ wird nie geschlossen</translation>
    </message>
    <message>
        <source>“%1” closes nothing</source>
        <translation>„%1“ schließt nichts</translation>
    </message>
    <message>
        <source>There is no field “%1”</source>
        <translation>Es gibt kein Feld „%1“</translation>
    </message>
    <message>
        <source>A comparison should stand before “%1”</source>
        <translation>Vor „%1“ muss ein Vergleich stehen</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be compared with “%2”</source>
        <translation>„%1“ lässt sich nicht mit „%2“ vergleichen</translation>
    </message>
    <message>
        <source>The list should go on or end before “%1”</source>
        <translation>Vor „%1“ muss die Liste weitergehen oder enden</translation>
    </message>
    <message>
        <source>The quotes are never closed</source>
        <translation>Die Anführungszeichen werden nie geschlossen</translation>
    </message>
    <message>
        <source>“%1” means nothing within quotes</source>
        <translation>„%1“ bedeutet in Anführungszeichen nichts</translation>
    </message>
    <message>
        <source>A text with “%1” in it needs quotes</source>
        <translation>Ein Text mit „%1“ darin braucht Anführungszeichen</translation>
    </message>
    <message>
        <source>A value should follow</source>
        <translation>Ein Wert muss folgen</translation>
    </message>
    <message>
        <source>A value should stand before “%1”</source>
        <translation>Vor „%1“ muss ein Wert stehen</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>“%1” is too large</source>
        <translation>„%1“ ist zu groß</translation>
    </message>
    <message>
        <source>“%1” is not whole</source>
        <translation>„%1“ ist nicht ganzzahlig</translation>
    </message>
    <message>
        <source>“%1” needs a unit</source>
        <translation>„%1“ braucht eine Einheit</translation>
    </message>
    <message>
        <source>“%1” has an unknown unit</source>
        <translation>„%1“ hat eine unbekannte Einheit</translation>
    </message>
    <message>
        <source>“%1” is no address or network such as 10.0.0.0/8</source>
        <translation>„%1“ ist weder Adresse noch Netz wie 10.0.0.0/8</translation>
    </message>
    <message>
        <source>“%1” is no address with a port such as 127.0.0.1:8888</source>
        <translation>„%1“ ist keine Adresse mit Port wie 127.0.0.1:8888</translation>
    </message>
    <message>
        <source>“%1” is no time</source>
        <translation>„%1“ ist keine Zeit</translation>
    </message>
    <message>
        <source>“%1” is none of the values of “%2”</source>
        <translation>„%1“ ist keiner der Werte von „%2“</translation>
    </message>
    <message>
        <source>The pattern can&apos;t be read: %1</source>
        <translation>Das Muster ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>“%1” ends before it begins</source>
        <translation>„%1“ endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>These values have no order, so there is no range of them</source>
        <translation>Diese Werte haben keine Reihenfolge und daher keine Bereiche</translation>
    </message>
    <message>
        <source>seen lately</source>
        <translation>kürzlich gesehen</translation>
    </message>
    <message>
        <source>what the proxy decided</source>
        <translation>was der Proxy entschieden hat</translation>
    </message>
    <message>
        <source>how it ended</source>
        <translation>wie es endete</translation>
    </message>
    <message>
        <source>the rule that decided</source>
        <translation>die Regel, die entschied</translation>
    </message>
    <message>
        <source>number of the exchange</source>
        <translation>Nummer des Austauschs</translation>
    </message>
    <message>
        <source>when it started, local time</source>
        <translation>wann es begann, Ortszeit</translation>
    </message>
    <message>
        <source>from start to end</source>
        <translation>vom Anfang bis zum Ende</translation>
    </message>
    <message>
        <source>the client&apos;s address:port</source>
        <translation>Adresse:Port des Clients</translation>
    </message>
    <message>
        <source>the proxy&apos;s address:port towards the client</source>
        <translation>Adresse:Port des Proxys zum Client hin</translation>
    </message>
    <message>
        <source>the proxy&apos;s address:port towards the server</source>
        <translation>Adresse:Port des Proxys zum Server hin</translation>
    </message>
    <message>
        <source>the server&apos;s address:port</source>
        <translation>Adresse:Port des Servers</translation>
    </message>
    <message>
        <source>address alone</source>
        <translation>nur die Adresse</translation>
    </message>
    <message>
        <source>port alone</source>
        <translation>nur der Port</translation>
    </message>
    <message>
        <source>what the envelope asks for</source>
        <translation>was der Umschlag verlangt</translation>
    </message>
    <message>
        <source>the JSON text</source>
        <translation>der JSON-Text</translation>
    </message>
    <message>
        <source>bytes for the server</source>
        <translation>Bytes für den Server</translation>
    </message>
    <message>
        <source>bytes for the client</source>
        <translation>Bytes für den Client</translation>
    </message>
    <message>
        <source>size of message and reply</source>
        <translation>Größe von Nachricht und Antwort</translation>
    </message>
    <message>
        <source>size of the message</source>
        <translation>Größe der Nachricht</translation>
    </message>
    <message>
        <source>size of the reply</source>
        <translation>Größe der Antwort</translation>
    </message>
    <message>
        <source>is equal to</source>
        <translation>ist gleich</translation>
    </message>
    <message>
        <source>is there and differs</source>
        <translation>ist vorhanden und verschieden</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>has this text in it</source>
        <translation>enthält diesen Text</translation>
    </message>
    <message>
        <source>fits a regular expression</source>
        <translation>passt auf einen regulären Ausdruck</translation>
    </message>
    <message>
        <source>is in a list, range or network</source>
        <translation>liegt in einer Liste, einem Bereich oder einem Netz</translation>
    </message>
    <message>
        <source>both words, somewhere in the exchange, upper or lower case</source>
        <translation>beide Wörter, irgendwo im Austausch, groß oder klein geschrieben</translation>
    </message>
    <message>
        <source>the exchange with this number</source>
        <translation>der Austausch mit dieser Nummer</translation>
    </message>
    <message>
        <source>also ==, is not, !=</source>
        <translation>auch ==, is not, !=</translation>
    </message>
    <message>
        <source>&lt;, &lt;=, &gt;, &gt;=; units ns, us, ms, s, min, h</source>
        <translation>&lt;, &lt;=, &gt;, &gt;=; Einheiten ns, us, ms, s, min, h</translation>
    </message>
    <message>
        <source>message and reply; also message.bytes, reply.bytes</source>
        <translation>Nachricht und Antwort; auch message.bytes, reply.bytes</translation>
    </message>
    <message>
        <source>a list with ranges; not in for the opposite</source>
        <translation>eine Liste mit Bereichen; not in für das Gegenteil</translation>
    </message>
    <message>
        <source>a network; client, proxy, upstream and server have .ip and .port</source>
        <translation>ein Netz; client, proxy, upstream und server haben .ip und .port</translation>
    </message>
    <message>
        <source>these bytes, upper and lower case as given</source>
        <translation>diese Bytes, Groß- und Kleinschreibung wie angegeben</translation>
    </message>
    <message>
        <source>a regular expression, upper or lower case unless it has (?-i)</source>
        <translation>ein regulärer Ausdruck, groß oder klein geschrieben, außer mit (?-i)</translation>
    </message>
    <message>
        <source>of day, or 2026-11-22 14:36</source>
        <translation>Uhrzeit, oder 2026-11-22 14:36</translation>
    </message>
    <message>
        <source>there is one; a comparison with what is missing is never true</source>
        <translation>ist vorhanden; ein Vergleich mit Fehlendem ist nie wahr</translation>
    </message>
    <message>
        <source>also &amp;&amp;, ||, !; and before or; parentheses</source>
        <translation>auch &amp;&amp;, ||, !; and vor or; Klammern</translation>
    </message>
    <message>
        <source>further fields; the field&apos;s suggestions show all</source>
        <translation>weitere Felder; die Vorschläge im Eingabefeld zeigen alle</translation>
    </message>
    <message>
        <source>“and” or “or” should stand before “%1”; a text of several words needs quotes</source>
        <translation>Vor „%1“ muss „and“ oder „or“ stehen; ein Text aus mehreren Wörtern braucht Anführungszeichen</translation>
    </message>
    <message>
        <source>exactly this text; quotes also for words such as “rule” or “and”</source>
        <translation>genau dieser Text; Anführungszeichen auch für Wörter wie „rule“ oder „and“</translation>
    </message>
</context>
<context>
    <name>midhop::gui::HexView</name>
    <message>
        <source>Byte %1: 0x%2, %3</source>
        <translation>Byte %1: 0x%2, %3</translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 of %2: %Ln byte(s) from byte %3</source>
        <translation>
            <numerusform>Segment %1 von %2: %Ln Byte ab Byte %3</numerusform>
            <numerusform>Segment %1 von %2: %Ln Bytes ab Byte %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 after the start, %3</source>
        <translation>%1, %2 nach dem Start, %3</translation>
    </message>
</context>
<context>
    <name>midhop::gui::HintLine</name>
    <message>
        <source>Copy this command: %1</source>
        <translation>Diesen Befehl kopieren: %1</translation>
    </message>
    <message>
        <source>Copy a command that does this</source>
        <translation>Einen Befehl kopieren, der das tut</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field and what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::HistogramView</name>
    <message>
        <source>No exchange has ended yet.</source>
        <translation>Noch ist kein Austausch beendet.</translation>
    </message>
    <message>
        <source>Half of the exchanges took up to %1, 99 % of them up to %2.</source>
        <extracomment>1 and 2 are latencies</extracomment>
        <translation>Die Hälfte der Austausche dauerte bis zu %1, 99 % bis zu %2.</translation>
    </message>
    <message>
        <source>Latency (logarithmic)</source>
        <translation>Dauer (logarithmisch)</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ListenerPanel</name>
    <message>
        <source>It can&apos;t start: %1.</source>
        <translation>Start nicht möglich: %1.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The address of this computer to listen on. 127.0.0.1 is reached from this computer only; 0.0.0.0 from everywhere</source>
        <translation>Die Adresse dieses Rechners, auf der gelauscht wird. 127.0.0.1 ist nur von diesem Rechner aus erreichbar, 0.0.0.0 von überall</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The port to listen on; 0 takes a free one</source>
        <translation>Der Port, auf dem gelauscht wird; 0 nimmt einen freien</translation>
    </message>
    <message>
        <source>&amp;Listen on</source>
        <comment>proxy</comment>
        <translation>&amp;Lauschen</translation>
    </message>
    <message>
        <source>L&amp;isten on</source>
        <comment>server</comment>
        <translation>Lausc&amp;hen</translation>
    </message>
    <message>
        <source>Address and port take effect with the next start</source>
        <translation>Adresse und Port gelten ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Others can reach it</source>
        <translation>Für andere erreichbar</translation>
    </message>
    <message>
        <source>It listens on more than the loopback address: other computers in the network can connect</source>
        <translation>Es wird nicht nur auf der Loopback-Adresse gelauscht: Andere Rechner im Netz können sich verbinden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 nehmen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ListenerWords</name>
    <message>
        <source>Listening on %1</source>
        <translation>Lauscht auf %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt …</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Port %1 on %2 is in use by another program. Stop that program or choose another port.</source>
        <translation>Port %1 auf %2 wird von einem anderen Programm benutzt. Beenden Sie es oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Port %1 on %2 is in use by %3. Stop that program or choose another port.</source>
        <translation>Port %1 auf %2 wird von %3 benutzt. Beenden Sie dieses Programm oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Port %1 needs administrator rights here. Choose one from 1024 on.</source>
        <translation>Port %1 verlangt hier Administratorrechte. Wählen Sie einen ab 1024.</translation>
    </message>
    <message>
        <source>This computer has no address %1. Choose one of its own, such as 127.0.0.1.</source>
        <translation>Dieser Rechner hat keine Adresse %1. Wählen Sie eine eigene wie 127.0.0.1.</translation>
    </message>
    <message>
        <source>The system has no free descriptors left. Close connections or other programs and start again.</source>
        <translation>Das System hat keine freien Deskriptoren mehr. Schließen Sie Verbindungen oder andere Programme und starten Sie erneut.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be listened on: %2.</source>
        <translation>Auf %1 kann nicht gelauscht werden: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln Austausch</numerusform>
            <numerusform>%Ln Austausche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln fertig</numerusform>
            <numerusform>%Ln fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blocked</source>
        <translation>
            <numerusform>%Ln gesperrt</numerusform>
            <numerusform>%Ln gesperrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln gescheitert</numerusform>
            <numerusform>%Ln gescheitert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogActions</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in this log (Ctrl+F)</source>
        <translation>In diesem Protokoll suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Hold new lines back and count them</source>
        <translation>Neue Zeilen zurückhalten und zählen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Stay at the newest line</source>
        <translation>Bei der neuesten Zeile bleiben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected (Ctrl+C)</source>
        <translation>Auswahl kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Copy this line</source>
        <translation>Diese Zeile kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the whole log as text</source>
        <translation>Das ganze Protokoll als Text speichern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty this log; the exchanges stay</source>
        <translation>Dieses Protokoll leeren; die Austausche bleiben</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogExport</name>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The log was cleared or filtered anew meanwhile.</source>
        <translation>Das Protokoll wurde inzwischen geleert oder neu gefiltert.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>… this line has left the memory</source>
        <translation>… diese Zeile ist nicht mehr im Speicher</translation>
    </message>
    <message>
        <source>… 1 older line has left the memory</source>
        <translation>… 1 ältere Zeile ist nicht mehr im Speicher</translation>
    </message>
    <message>
        <source>… %1 older lines have left the memory</source>
        <translation>… %1 ältere Zeilen sind nicht mehr im Speicher</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogPane</name>
    <message>
        <source>Saved 1 line to %1</source>
        <translation>1 Zeile in %1 gespeichert</translation>
    </message>
    <message>
        <source>Saved %1 lines to %2</source>
        <translation>%1 Zeilen in %2 gespeichert</translation>
    </message>
    <message>
        <source>Copied the first %1 lines; to have all of them, save the log</source>
        <translation>Die ersten %1 Zeilen kopiert; alle erhalten Sie durch Speichern des Protokolls</translation>
    </message>
    <message>
        <source>Copied 1 line</source>
        <translation>1 Zeile kopiert</translation>
    </message>
    <message>
        <source>Copied %1 lines</source>
        <translation>%1 Zeilen kopiert</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt *.log)</source>
        <translation>Text (*.txt *.log)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Paused · 1 new line</source>
        <translation>Angehalten · 1 neue Zeile</translation>
    </message>
    <message>
        <source>Paused · %1 new lines</source>
        <translation>Angehalten · %1 neue Zeilen</translation>
    </message>
    <message>
        <source>Writing %1 %</source>
        <translation>%1 % geschrieben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Client log</source>
        <translation>Client-Protokoll</translation>
    </message>
    <message>
        <source>Nothing sent yet. Start proxy and server, then press Send.</source>
        <translation>Noch nichts gesendet. Starten Sie Proxy und Server, dann drücken Sie „Senden“.</translation>
    </message>
    <message>
        <source>Proxy log</source>
        <translation>Proxy-Protokoll</translation>
    </message>
    <message>
        <source>Nothing yet. Every envelope that arrives is shown here, once the proxy is started.</source>
        <translation>Noch nichts. Ist der Proxy gestartet, erscheint hier jeder Umschlag, der ankommt.</translation>
    </message>
    <message>
        <source>Server log</source>
        <translation>Server-Protokoll</translation>
    </message>
    <message>
        <source>Nothing yet. Every message that arrives is shown here, once the server is started.</source>
        <translation>Noch nichts. Ist der Server gestartet, erscheint hier jede Nachricht, die ankommt.</translation>
    </message>
    <message>
        <source>No line passes the filter</source>
        <translation>Keine Zeile passt zum Filter</translation>
    </message>
</context>
<context>
    <name>midhop::gui::LogSearch</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>searching, %1 %</source>
        <translation>Suche läuft, %1 %</translation>
    </message>
</context>
<context>
    <name>midhop::gui::MainMenu</name>
    <message>
        <source>Stop &amp;proxy</source>
        <translation>&amp;Proxy stoppen</translation>
    </message>
    <message>
        <source>Start &amp;proxy</source>
        <translation>&amp;Proxy starten</translation>
    </message>
    <message>
        <source>Stop s&amp;erver</source>
        <translation>S&amp;erver stoppen</translation>
    </message>
    <message>
        <source>Start s&amp;erver</source>
        <translation>S&amp;erver starten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Find in log</source>
        <translation>Im Protokoll &amp;suchen</translation>
    </message>
    <message>
        <source>C&amp;lear all logs</source>
        <translation>Alle Protokolle &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Text &amp;größer</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Text &amp;kleiner</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Text &amp;normal</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>&amp;Start all</source>
        <translation>&amp;Alle starten</translation>
    </message>
    <message>
        <source>S&amp;top all</source>
        <translation>Alle s&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Generate a message</source>
        <translation>Nachricht er&amp;zeugen</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>Se&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>How to plug in your &amp;own program</source>
        <translation>Wie Sie ein &amp;eigenes Programm anschließen</translation>
    </message>
    <message>
        <source>&amp;About Midhop</source>
        <translation>&amp;Über Midhop</translation>
    </message>
    <message>
        <source>F&amp;ilter exchanges</source>
        <translation>Austausche &amp;filtern</translation>
    </message>
    <message>
        <source>Excha&amp;nge</source>
        <translation>A&amp;ustausch</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Compose…</source>
        <translation>&amp;Verfassen …</translation>
    </message>
    <message>
        <source>&amp;Diagram as a picture…</source>
        <translation>&amp;Diagramm als Bild …</translation>
    </message>
    <message>
        <source>&amp;Blocklist…</source>
        <translation>&amp;Sperrliste …</translation>
    </message>
    <message>
        <source>Send &amp;many…</source>
        <translation>&amp;Viele senden …</translation>
    </message>
</context>
<context>
    <name>midhop::gui::MainWindow</name>
    <message>
        <source>Start all</source>
        <translation>Alle starten</translation>
    </message>
    <message>
        <source>Starts server and proxy</source>
        <translation>Startet Server und Proxy</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>Stops proxy and server</source>
        <translation>Stoppt Proxy und Server</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
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
        <translation>Gebraucht wird eine ganze Zahl von 1 bis %1</translation>
    </message>
    <message>
        <source>There are fewer exchanges than that</source>
        <translation>So viele Austausche sind es nicht</translation>
    </message>
    <message>
        <source>A number from %1 to %2 is needed; empty or 0: as fast as it goes</source>
        <translation>Gebraucht wird eine Zahl von %1 bis %2; leer oder 0: so schnell es geht</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyForm</name>
    <message>
        <source>Client panel, %1: %2</source>
        <translation>Client-Bereich, %1: %2</translation>
    </message>
    <message>
        <source>proxy address</source>
        <translation>Proxy-Adresse</translation>
    </message>
    <message>
        <source>proxy port</source>
        <translation>Proxy-Port</translation>
    </message>
    <message>
        <source>server address</source>
        <translation>Server-Adresse</translation>
    </message>
    <message>
        <source>server port</source>
        <translation>Server-Port</translation>
    </message>
    <message>
        <source>proxy %1, for the server %2: as the client panel says</source>
        <extracomment>Addresses, as the client panel&apos;s fields say</extracomment>
        <translation>Proxy %1, für den Server %2: wie im Client-Bereich</translation>
    </message>
    <message>
        <source>The client panel&apos;s for all: %1</source>
        <translation>Für alle die des Client-Bereichs: %1</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>&amp;Number of exchanges</source>
        <translation>A&amp;nzahl der Austausche</translation>
    </message>
    <message>
        <source>Number of exchanges</source>
        <translation>Anzahl der Austausche</translation>
    </message>
    <message>
        <source>In &amp;flight at most</source>
        <translation>&amp;Gleichzeitig höchstens</translation>
    </message>
    <message>
        <source>In flight at most</source>
        <translation>Gleichzeitig höchstens</translation>
    </message>
    <message>
        <source>How many exchanges are under way at the same time</source>
        <translation>Wie viele Austausche zugleich laufen</translation>
    </message>
    <message>
        <source>&amp;Rate a second</source>
        <translation>&amp;Rate je Sekunde</translation>
    </message>
    <message>
        <source>Rate a second</source>
        <translation>Rate je Sekunde</translation>
    </message>
    <message>
        <source>How many exchanges begin a second; empty or 0: as fast as it goes</source>
        <translation>Wie viele Austausche je Sekunde beginnen; leer oder 0: so schnell es geht</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>schnellstens</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>N&amp;achrichten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Four random letters, new for each</source>
        <translation>Vier zufällige Buchstaben, jedes Mal neue</translation>
    </message>
    <message>
        <source>proxy %1, for the server %2</source>
        <extracomment>Addresses</extracomment>
        <translation>Proxy %1, für den Server %2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyReport</name>
    <message>
        <source>Midhop, many exchanges: proxy %1, server %2</source>
        <translation>Midhop, viele Austausche: Proxy %1, Server %2</translation>
    </message>
    <message>
        <source>Begun %1, at most %2 in flight, %3</source>
        <translation>Begonnen %1, höchstens %2 gleichzeitig, %3</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>so schnell es geht</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyResults</name>
    <message>
        <source>Outcomes</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Latency histogram</source>
        <translation>Histogramm der Dauer</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ManyWindow</name>
    <message>
        <source>Send many</source>
        <translation>Viele senden</translation>
    </message>
    <message>
        <source>Cancel the run?</source>
        <translation>Den Lauf abbrechen?</translation>
    </message>
    <message>
        <source>It is still sending. What it has counted so far stays until the next run.</source>
        <translation>Es wird noch gesendet. Was bisher gezählt ist, bleibt bis zum nächsten Lauf.</translation>
    </message>
    <message>
        <source>&amp;Cancel the run and close</source>
        <translation>Lauf ab&amp;brechen und schließen</translation>
    </message>
    <message>
        <source>&amp;Go on sending</source>
        <translation>&amp;Weiter senden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Start run</source>
        <translation>Lauf &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Cancel run</source>
        <translation>Lauf ab&amp;brechen</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Counts, percentiles and the histogram, with tabs between</source>
        <translation>Zahlen, Perzentile und das Histogramm, durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>Copy as &amp;picture</source>
        <translation>Als Bil&amp;d kopieren</translation>
    </message>
    <message>
        <source>The histogram and the throughput</source>
        <translation>Das Histogramm und der Durchsatz</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>A run sends many exchanges through the proxy, as midhop-cli client --count does. Each of them is in logs, table and diagram like any other; what became of them all is counted here.</source>
        <translation>Ein Lauf sendet viele Austausche durch den Proxy, wie midhop-cli client --count. Jeder von ihnen steht wie jeder andere in Protokollen, Tabelle und Diagramm; hier wird gezählt, was aus allen wurde.</translation>
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
        <translation>unter 1 s</translation>
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
        <translation>%1 Austausche/s</translation>
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
        <translation>Fertig: eine Antwort kam</translation>
    </message>
    <message>
        <source>Blocked by the proxy</source>
        <translation>Vom Proxy gesperrt</translation>
    </message>
    <message>
        <source>Refused by the server&apos;s host</source>
        <translation>Vom Rechner des Servers abgewiesen</translation>
    </message>
    <message>
        <source>Server unreachable</source>
        <translation>Server unerreichbar</translation>
    </message>
    <message>
        <source>Server timed out</source>
        <translation>Server: Zeit überschritten</translation>
    </message>
    <message>
        <source>Server closed without a reply</source>
        <translation>Server schloss ohne Antwort</translation>
    </message>
    <message>
        <source>Other Error reply</source>
        <translation>Andere Error-Antwort</translation>
    </message>
    <message>
        <source>No connection to the proxy</source>
        <translation>Keine Verbindung zum Proxy</translation>
    </message>
    <message>
        <source>Proxy closed without a reply</source>
        <translation>Proxy schloss ohne Antwort</translation>
    </message>
    <message>
        <source>No reply in time</source>
        <translation>Keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Reply cut off</source>
        <translation>Antwort abgeschnitten</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A range of latencies</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>A range of latencies, how many exchanges took so long, and which share of all that is</extracomment>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln Austausch</numerusform>
            <numerusform>%Ln Austausche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 s: %3</source>
        <extracomment>When in a run, and how fast it went then</extracomment>
        <translation>%1 bis %2 s: %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>wird abgebrochen …</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>Restzeit unbekannt</translation>
    </message>
    <message>
        <source>Cancelled after %1: %2 of %3 exchanges had ended, %4. %5 under way were reset, %6 were not sent.</source>
        <translation>Nach %1 abgebrochen: %2 von %3 Austauschen waren beendet, %4. %5 laufende wurden zurückgesetzt, %6 nicht gesendet.</translation>
    </message>
    <message>
        <source>%1 were asked for; more in flight may help.</source>
        <translation>%1 waren verlangt; mehr gleichzeitige helfen vielleicht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>How exchanges ended, and what was said of the first of them</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln exchange(s) have ended, in %1: %2.</source>
        <translation>
            <numerusform>%Ln Austausch ist beendet, in %1: %2.</numerusform>
            <numerusform>Alle %Ln Austausche sind beendet, in %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::NewRule</name>
    <message>
        <source>Action of a new rule</source>
        <translation>Aktion einer neuen Regel</translation>
    </message>
    <message>
        <source>Destination of a new rule</source>
        <translation>Ziel einer neuen Regel</translation>
    </message>
    <message>
        <source>An address, a network, a name or * for all, with a port, some or none: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, [::1]:7777, localhost:7777, example.com</source>
        <translation>Eine Adresse, ein Netz, ein Name oder * für alle, mit einem Port, einigen oder keinem: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, [::1]:7777, localhost:7777, example.com</translation>
    </message>
    <message>
        <source>New rule: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, example.com …</source>
        <translation>Neue Regel: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, example.com …</translation>
    </message>
    <message>
        <source>Comment of a new rule</source>
        <translation>Kommentar einer neuen Regel</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Behind the selected rules, or at the end</source>
        <translation>Hinter den ausgewählten Regeln oder am Ende</translation>
    </message>
</context>
<context>
    <name>midhop::gui::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::OutcomeModel</name>
    <message>
        <source>Reset by Cancel</source>
        <translation>Durch Abbrechen zurückgesetzt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>What was said of the first</source>
        <translation>Was beim ersten gemeldet wurde</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
</context>
<context>
    <name>midhop::gui::PercentileRow</name>
    <message>
        <source>longest</source>
        <translation>längste</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ProxyPanel</name>
    <message>
        <source>Your own client: send to the port it takes when it starts</source>
        <translation>Ihr eigener Client: senden an den Port, der beim Start genommen wird</translation>
    </message>
    <message>
        <source>Your own client: send to %1</source>
        <translation>Ihr eigener Client: senden an %1</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Blocklist</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Edit the blocklist</source>
        <translation>Sperrliste bearbeiten</translation>
    </message>
    <message>
        <source>All rules, in their order, and a test of what they decide</source>
        <translation>Alle Regeln in ihrer Reihenfolge und ein Test, was sie entscheiden</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RateView</name>
    <message>
        <source>No time has passed yet.</source>
        <translation>Noch ist keine Zeit vergangen.</translation>
    </message>
    <message>
        <source>%1 on average.</source>
        <translation>Im Mittel %1.</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>Zeit seit dem Beginn</translation>
    </message>
    <message>
        <source>Exchanges a second</source>
        <translation>Austausche je Sekunde</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RawTextView</name>
    <message>
        <source>Byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>Bytes %1–%2: %3</source>
        <translation>Bytes %1–%2: %3</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleActions</name>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>Ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Earlier in the order (Alt+Up): the first rule that matches decides</source>
        <translation>Früher in der Reihenfolge (Alt+Hoch): Die erste passende Regel entscheidet</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Later in the order (Alt+Down): the first rule that matches decides</source>
        <translation>Später in der Reihenfolge (Alt+Runter): Die erste passende Regel entscheidet</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Replaces all rules by those of a rule file; it can be undone</source>
        <translation>Ersetzt alle Regeln durch die einer Regeldatei; es lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Writes all rules into a rule file, as midhop-cli reads it</source>
        <translation>Schreibt alle Regeln in eine Regeldatei, wie midhop-cli sie liest</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleChips</name>
    <message>
        <source>allow %1</source>
        <translation>erlaubt %1</translation>
    </message>
    <message>
        <source>Rule %1: %2 (%3)</source>
        <translation>Regel %1: %2 (%3)</translation>
    </message>
    <message>
        <source>no rules: everything is allowed</source>
        <translation>keine Regeln: alles ist erlaubt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln more</source>
        <translation>
            <numerusform>+%Ln weitere</numerusform>
            <numerusform>+%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>Diese Regel entfernen</translation>
    </message>
    <message>
        <source>%1 (off)</source>
        <translation>%1 (aus)</translation>
    </message>
    <message>
        <source>Rule %1: %2 (off)</source>
        <translation>Regel %1: %2 (aus)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleCommands</name>
    <message>
        <source>The remembered rules can&apos;t be read, the default rule holds. %1. They stay in the settings until a rule is changed.</source>
        <translation>Die gemerkten Regeln können nicht gelesen werden, es gilt die Standardregel. %1. Sie bleiben in den Einstellungen, bis eine Regel geändert wird.</translation>
    </message>
    <message>
        <source>%1 is blocked from now on. The menu of the rule takes it away again.</source>
        <translation>%1 ist ab jetzt gesperrt. Das Menü der Regel hebt dies wieder auf.</translation>
    </message>
    <message>
        <source>No rule can be made of %1.</source>
        <translation>Aus %1 lässt sich keine Regel machen.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleDocument</name>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln Regel</numerusform>
            <numerusform>%Ln Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>add rule %1</source>
        <translation>Regel %1 hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>add %Ln rule(s)</source>
        <translation>
            <numerusform>%Ln Regel hinzufügen</numerusform>
            <numerusform>%Ln Regeln hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>move %1 up</source>
        <translation>%1 nach oben verschieben</translation>
    </message>
    <message>
        <source>move %1 down</source>
        <translation>%1 nach unten verschieben</translation>
    </message>
    <message>
        <source>switch %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>switch %1 off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>let %1 block</source>
        <translation>%1 auf „sperren“ setzen</translation>
    </message>
    <message>
        <source>let %1 allow</source>
        <translation>%1 auf „erlauben“ setzen</translation>
    </message>
    <message>
        <source>change %1 to %2</source>
        <translation>%1 in %2 ändern</translation>
    </message>
    <message>
        <source>comment on %1</source>
        <translation>%1 kommentieren</translation>
    </message>
    <message>
        <source>block by default</source>
        <translation>standardmäßig sperren</translation>
    </message>
    <message>
        <source>allow by default</source>
        <translation>standardmäßig erlauben</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>%1 sperren</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleEditor</name>
    <message>
        <source>The rule was left as it was. %1</source>
        <translation>Die Regel blieb, wie sie war. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <translation>%1, zuletzt %2</translation>
    </message>
    <message>
        <source>The first rule that matches decides. Changes hold for the next envelope.</source>
        <translation>Die erste passende Regel entscheidet. Änderungen gelten ab dem nächsten Umschlag.</translation>
    </message>
    <message>
        <source>Nothing was pasted. %1</source>
        <translation>Nichts wurde eingefügt. %1</translation>
    </message>
    <message>
        <source>Nothing was pasted: there is no rule in the clipboard.</source>
        <translation>Nichts wurde eingefügt: In der Zwischenablage ist keine Regel.</translation>
    </message>
    <message numerus="yes">
        <source>paste %Ln rule(s)</source>
        <translation>
            <numerusform>%Ln Regel einfügen</numerusform>
            <numerusform>%Ln Regeln einfügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Import rules</source>
        <translation>Regeln importieren</translation>
    </message>
    <message>
        <source>Rule files (*.rules *.txt);;All files (*)</source>
        <translation>Regeldateien (*.rules *.txt);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) imported from %1.</source>
        <translation>
            <numerusform>%Ln Regel aus %1 importiert.</numerusform>
            <numerusform>%Ln Regeln aus %1 importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>Regeln exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) written into %1.</source>
        <translation>
            <numerusform>%Ln Regel in %1 geschrieben.</numerusform>
            <numerusform>%Ln Regeln in %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocklist</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>No rules. Write one above, import a rule file, or choose &quot;Block this destination&quot; in the menu of an exchange.</source>
        <translation>Keine Regeln. Oben eine schreiben, eine Regeldatei importieren oder im Menü eines Austauschs „Dieses Ziel sperren“ wählen.</translation>
    </message>
    <message>
        <source>&amp;Where no rule matches</source>
        <translation>&amp;Wenn keine Regel passt</translation>
    </message>
    <message>
        <source>Where no rule matches</source>
        <translation>Wenn keine Regel passt</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleFiles</name>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MiB, that is no rule file</source>
        <translation>%1 ist größer als 16 MiB, das ist keine Regeldatei</translation>
    </message>
    <message>
        <source>%1 was not imported. %2</source>
        <translation>%1 wurde nicht importiert. %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RuleWords</name>
    <message>
        <source>block</source>
        <translation>sperren</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>erlauben</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>Line %1, character %2: %3</source>
        <translation>Zeile %1, Zeichen %2: %3</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RulesDelegate</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>midhop::gui::RulesModel</name>
    <message>
        <source>rule %1, on</source>
        <translation>Regel %1, an</translation>
    </message>
    <message>
        <source>rule %1, off</source>
        <translation>Regel %1, aus</translation>
    </message>
    <message>
        <source>%1, met by the test</source>
        <translation>%1, vom Test getroffen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>Letzter Treffer</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SearchBar</name>
    <message>
        <source>Find in this log</source>
        <translation>In diesem Protokoll suchen</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SelectionCommands</name>
    <message>
        <source>Copied the first %1 of %2 selected exchanges: there is no room for more. Export the selection to have them all.</source>
        <translation>Die ersten %1 von %2 ausgewählten Austauschen kopiert: Für mehr ist kein Platz. Die Auswahl exportieren, um alle zu erhalten.</translation>
    </message>
    <message>
        <source>Copied %1 of %2 selected exchanges: of the others no envelope or no proxy is known.</source>
        <translation>%1 von %2 ausgewählten Austauschen kopiert: Von den anderen ist kein Umschlag oder kein Proxy bekannt.</translation>
    </message>
    <message>
        <source>Sending the first %1 of %2 selected exchanges.</source>
        <translation>Die ersten %1 von %2 ausgewählten Austauschen werden gesendet.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::ServerPanel</name>
    <message>
        <source>Your own server: listen on any free port and tell the client</source>
        <translation>Ihr eigener Server: lauschen auf einem freien Port, den Sie dem Client nennen</translation>
    </message>
    <message>
        <source>Your own server: listen on %1 while this one is stopped</source>
        <translation>Ihr eigener Server: lauschen auf %1, solange dieser gestoppt ist</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Repl&amp;y</source>
        <translation>An&amp;twort</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>&amp;after</source>
        <comment>a delay</comment>
        <translation>na&amp;ch</translation>
    </message>
    <message>
        <source>Reply delay</source>
        <translation>Antwortverzögerung</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How long the server waits before it answers</source>
        <translation>Wie lange der Server wartet, bevor er antwortet</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>Reply text</source>
        <translation>Antworttext</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schließe&amp;n</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reply as</source>
        <translation>Antworten als</translation>
    </message>
    <message>
        <source>another text</source>
        <translation>anderer Text</translation>
    </message>
    <message>
        <source>the message itself</source>
        <translation>die Nachricht selbst</translation>
    </message>
    <message>
        <source>the message reversed</source>
        <translation>die Nachricht rückwärts</translation>
    </message>
    <message>
        <source>nothing (silent)</source>
        <translation>nichts (stumm)</translation>
    </message>
    <message>
        <source>after the reply</source>
        <translation>nach der Antwort</translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>bleibt offen</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>As JSON: a JSON message is answered with the same object and its message replaced</source>
        <translation>Als JSON: Eine JSON-Nachricht wird mit demselben Objekt beantwortet, in dem message ersetzt ist</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionActions</name>
    <message>
        <source>&amp;New session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Re&amp;cord to file…</source>
        <translation>In Datei aufzei&amp;chnen …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;CSV table…</source>
        <translation>&amp;CSV-Tabelle …</translation>
    </message>
    <message>
        <source>&amp;pcapng, for Wireshark…</source>
        <translation>&amp;pcapng, für Wireshark …</translation>
    </message>
    <message>
        <source>&amp;Mermaid sequence diagram…</source>
        <translation>&amp;Mermaid-Sequenzdiagramm …</translation>
    </message>
    <message>
        <source>&amp;Text log…</source>
        <translation>&amp;Textprotokoll …</translation>
    </message>
    <message>
        <source>C&amp;lear session</source>
        <translation>Sit&amp;zung leeren</translation>
    </message>
    <message>
        <source>Empties the exchanges and the logs</source>
        <translation>Leert die Austausche und die Protokolle</translation>
    </message>
    <message>
        <source>&amp;Keep at most</source>
        <translation>&amp;Höchstens behalten</translation>
    </message>
    <message>
        <source>As&amp;k about unsaved exchanges</source>
        <translation>Nach ungespeicherten &amp;Austauschen fragen</translation>
    </message>
    <message>
        <source>%1 exchanges</source>
        <translation>%1 Austausche</translation>
    </message>
    <message>
        <source>Another &amp;number (%1)…</source>
        <translation>Andere &amp;Anzahl (%1) …</translation>
    </message>
    <message>
        <source>Another &amp;number…</source>
        <translation>Andere &amp;Anzahl …</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>No session was opened or saved yet</source>
        <translation>Noch keine Sitzung geöffnet oder gespeichert</translation>
    </message>
    <message>
        <source>&amp;Empty this list</source>
        <translation>Diese &amp;Liste leeren</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionDocument</name>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>%1 is not opened: another file is being read or written. Wait for that, or cancel it.</source>
        <translation>%1 wird nicht geöffnet: Eine andere Datei wird gerade gelesen oder geschrieben. Dies abwarten oder abbrechen.</translation>
    </message>
    <message numerus="yes">
        <source>There are more exchanges than the window keeps: the oldest %Ln have left. Choose &quot;Keep at most&quot; and open it again to see all.</source>
        <translation>
            <numerusform>Es gibt mehr Austausche, als das Fenster behält: Der älteste (%Ln) ist entfallen. „Höchstens behalten“ wählen und erneut öffnen, um alle zu sehen.</numerusform>
            <numerusform>Es gibt mehr Austausche, als das Fenster behält: Die ältesten %Ln sind entfallen. „Höchstens behalten“ wählen und erneut öffnen, um alle zu sehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Midhop did not end in order. %Ln exchange(s) recorded until %1 were recovered.</source>
        <translation>
            <numerusform>Midhop wurde nicht ordnungsgemäß beendet. %Ln bis %1 aufgezeichneter Austausch wurde wiederhergestellt.</numerusform>
            <numerusform>Midhop wurde nicht ordnungsgemäß beendet. %Ln bis %1 aufgezeichnete Austausche wurden wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <comment>what was recovered</comment>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <comment>what was recovered</comment>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>untitled session</source>
        <translation>unbenannte Sitzung</translation>
    </message>
    <message>
        <source>Recording to %1 fails</source>
        <translation>Aufzeichnung in %1 schlägt fehl</translation>
    </message>
    <message>
        <source>Recording to %1</source>
        <translation>Aufzeichnung in %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Stop re&amp;cording</source>
        <translation>Aufzei&amp;chnung beenden</translation>
    </message>
    <message>
        <source>Re&amp;cord to file…</source>
        <translation>In Datei aufzei&amp;chnen …</translation>
    </message>
    <message>
        <source>What was recorded is in %1.</source>
        <translation>Was aufgezeichnet wurde, ist in %1.</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionFiles</name>
    <message>
        <source>Open a session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Sessions (*.jsonl);;All files (*)</source>
        <translation>Sitzungen (*.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Export exchanges</source>
        <translation>Austausche exportieren</translation>
    </message>
    <message>
        <source>%1 files (*.%2);;All files (*)</source>
        <translation>%1-Dateien (*.%2);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Record to a session file, new or to be continued</source>
        <translation>In eine neue oder fortzusetzende Sitzungsdatei aufzeichnen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionLimit</name>
    <message>
        <source>Keep at most</source>
        <translation>Höchstens behalten</translation>
    </message>
    <message>
        <source>How many exchanges the window keeps; the oldest leave first:</source>
        <translation>Wie viele Austausche das Fenster behält; die ältesten entfallen zuerst:</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionOpening</name>
    <message>
        <source>the recovered session</source>
        <translation>Wiederhergestellte Sitzung</translation>
    </message>
    <message numerus="yes">
        <source>Opening %1: %Ln exchange(s) so far</source>
        <translation>
            <numerusform>%1 wird geöffnet: bisher %Ln Austausch</numerusform>
            <numerusform>%1 wird geöffnet: bisher %Ln Austausche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened: %2.</source>
        <translation>%1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened: line %2: %3. Choose a session that Midhop saved or recorded.</source>
        <translation>%1 kann nicht geöffnet werden: Zeile %2: %3. Eine Sitzung wählen, die Midhop gespeichert oder aufgezeichnet hat.</translation>
    </message>
    <message numerus="yes">
        <source>Opening %1 was ended at %2 %: the first %Ln exchange(s) are here.</source>
        <translation>
            <numerusform>%1: Öffnen bei %2 % beendet; der erste Austausch (%Ln) ist da.</numerusform>
            <numerusform>%1: Öffnen bei %2 % beendet; die ersten %Ln Austausche sind da.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: line %2 could not be read: %3.</source>
        <translation>%1: Zeile %2 konnte nicht gelesen werden: %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln line(s) could not be read, the first is line %2: %3.</source>
        <translation>
            <numerusform>%1: %Ln Zeile konnte nicht gelesen werden, die erste ist Zeile %2: %3.</numerusform>
            <numerusform>%1: %Ln Zeilen konnten nicht gelesen werden, die erste ist Zeile %2: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %1 ended early: %2.</source>
        <translation>%1: Lesen vorzeitig beendet: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) of kinds this Midhop does not know were left out.</source>
        <translation>
            <numerusform>%Ln Ereignis einer Art, die dieses Midhop nicht kennt, wurde ausgelassen.</numerusform>
            <numerusform>%Ln Ereignisse von Arten, die dieses Midhop nicht kennt, wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything else is open; the file is unchanged.</source>
        <translation>Alles andere ist geöffnet; die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>Auflisten …</translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionRecording</name>
    <message>
        <source>%1 is no Midhop session, and was left as it is. Choose another file, or one that does not exist yet.</source>
        <translation>%1 ist keine Midhop-Sitzung und blieb unverändert. Eine andere Datei wählen oder eine, die es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1.</source>
        <translation>Nichts wird aufgezeichnet: %1.</translation>
    </message>
    <message>
        <source>The recording has stopped for now: %1 It is tried again each second; what comes meanwhile waits.</source>
        <translation>Die Aufzeichnung ist unterbrochen: %1 Jede Sekunde folgt ein neuer Versuch; was inzwischen kommt, wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) could not be recorded. Save the session to keep them.</source>
        <translation>
            <numerusform>%Ln Austausch konnte nicht aufgezeichnet werden. Die Sitzung speichern, um ihn zu behalten.</numerusform>
            <numerusform>%Ln Austausche konnten nicht aufgezeichnet werden. Die Sitzung speichern, um sie zu behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>After a crash the exchanges of this session could not be recovered: %1 It is tried again each second.</source>
        <translation>Nach einem Absturz könnten die Austausche dieser Sitzung nicht wiederhergestellt werden: %1 Jede Sekunde folgt ein neuer Versuch.</translation>
    </message>
    <message numerus="yes">
        <source>Exchanges can be recovered after a crash again, but for %Ln of them.</source>
        <translation>
            <numerusform>Austausche sind jetzt wieder gegen einen Absturz gesichert, bis auf %Ln.</numerusform>
            <numerusform>Austausche sind jetzt wieder gegen einen Absturz gesichert, bis auf %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exchanges come faster than the disk takes them: after a crash %Ln of them could not be recovered.</source>
        <translation>
            <numerusform>Austausche kommen schneller, als der Datenträger sie aufnimmt: Nach einem Absturz könnte %Ln davon nicht wiederhergestellt werden.</numerusform>
            <numerusform>Austausche kommen schneller, als der Datenträger sie aufnimmt: Nach einem Absturz könnten %Ln davon nicht wiederhergestellt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>After a crash only the newest exchanges could be recovered: there are more than 1 GiB of unsaved ones. Save the session, or record to a file, to keep all.</source>
        <translation>Nach einem Absturz könnten nur die neuesten Austausche wiederhergestellt werden: Mehr als 1 GiB ist ungespeichert. Die Sitzung speichern oder in eine Datei aufzeichnen, um alle zu behalten.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what went wrong, as a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr vorhanden.</translation>
    </message>
    <message numerus="yes">
        <source>It is recorded to %1 again, but %Ln exchange(s) are lost. Save the session to keep them.</source>
        <translation>
            <numerusform>In %1 wird wieder aufgezeichnet, aber %Ln Austausch fehlt darin. Die Sitzung speichern, um ihn zu behalten.</numerusform>
            <numerusform>In %1 wird wieder aufgezeichnet, aber %Ln Austausche fehlen darin. Die Sitzung speichern, um sie zu behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is recorded to %1 again; what waited is written.</source>
        <translation>In %1 wird wieder aufgezeichnet; was wartete, ist geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Exchanges come faster than the disk takes them: %Ln are not recorded. Save the session to keep them.</source>
        <translation>
            <numerusform>Austausche kommen schneller, als der Datenträger sie aufnimmt: %Ln wird nicht aufgezeichnet. Die Sitzung speichern, um ihn zu behalten.</numerusform>
            <numerusform>Austausche kommen schneller, als der Datenträger sie aufnimmt: %Ln werden nicht aufgezeichnet. Die Sitzung speichern, um sie zu behalten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>midhop::gui::SessionWriting</name>
    <message>
        <source>Given up: %1 is as it was before.</source>
        <translation>Abgebrochen: %1 ist wie zuvor.</translation>
    </message>
    <message>
        <source>%1 is being recorded to. Choose another name, or stop the recording first.</source>
        <translation>In %1 wird gerade aufgezeichnet. Einen anderen Namen wählen oder zuerst die Aufzeichnung beenden.</translation>
    </message>
    <message>
        <source>Saving %1: %2 of %3 exchanges</source>
        <translation>%1 wird gespeichert: %2 von %3 Austauschen</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3 exchanges</source>
        <translation>Export in %1: %2 von %3 Austauschen</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved, without the oldest %Ln exchange(s): these had left the window before.</source>
        <translation>
            <numerusform>%1 ist gespeichert, ohne den ältesten Austausch (%Ln): Er war schon vorher entfallen.</numerusform>
            <numerusform>%1 ist gespeichert, ohne die ältesten %Ln Austausche: Sie waren schon vorher entfallen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) are exported to %1.</source>
        <translation>
            <numerusform>%Ln Austausch in %1 exportiert.</numerusform>
            <numerusform>%Ln Austausche in %1 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Nothing was changed there; choose another folder, or make room and try again.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Dort wurde nichts geändert; einen anderen Ordner wählen oder Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Export as a CSV table</source>
        <translation>Als CSV-Tabelle exportieren</translation>
    </message>
    <message>
        <source>Export as pcapng</source>
        <translation>Als pcapng exportieren</translation>
    </message>
    <message>
        <source>Export as a Mermaid diagram</source>
        <translation>Als Mermaid-Diagramm exportieren</translation>
    </message>
    <message>
        <source>Export as a text log</source>
        <translation>Als Textprotokoll exportieren</translation>
    </message>
</context>
<context>
    <name>midhop::gui::StatusLine</name>
    <message>
        <source>Others can reach it</source>
        <translation>Für andere erreichbar</translation>
    </message>
    <message>
        <source>Proxy %1</source>
        <translation>Proxy %1</translation>
    </message>
    <message>
        <source>Proxy stopping…</source>
        <translation>Proxy wird gestoppt …</translation>
    </message>
    <message>
        <source>Proxy stopped</source>
        <translation>Proxy gestoppt</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>Server stopping…</source>
        <translation>Server wird gestoppt …</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server gestoppt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s)</source>
        <translation>
            <numerusform>%Ln Austausch</numerusform>
            <numerusform>%Ln Austausche</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 lost</source>
        <translation>%L1 verloren</translation>
    </message>
    <message>
        <source>median %1</source>
        <comment>latency</comment>
        <translation>Median %1</translation>
    </message>
</context>
<context>
    <name>midhop::gui::TestField</name>
    <message>
        <source>Nothing is sent: this only tells what the proxy would do.</source>
        <translation>Nichts wird gesendet: Hier steht nur, was der Proxy tun würde.</translation>
    </message>
    <message>
        <source>The port is missing: write host:port, an IPv6 address as [::1]:7777.</source>
        <translation>Der Port fehlt: Schreiben Sie Rechner:Port, eine IPv6-Adresse als [::1]:7777.</translation>
    </message>
    <message>
        <source>The name is being looked up …</source>
        <translation>Der Name wird aufgelöst …</translation>
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
        <translation>kein Umschlag</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) behind it would be read as the next envelope</source>
        <translation>
            <numerusform>%Ln Byte dahinter würde als nächster Umschlag gelesen</numerusform>
            <numerusform>%Ln Bytes dahinter würden als nächster Umschlag gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>none was asked</source>
        <translation>keine wurde befragt</translation>
    </message>
    <message>
        <source>none matches: allowed by default</source>
        <translation>keine passt: standardmäßig erlaubt</translation>
    </message>
    <message>
        <source>none matches: blocked by default</source>
        <translation>keine passt: standardmäßig gesperrt</translation>
    </message>
    <message>
        <source>rule %1, %2 %3, matches %4</source>
        <translation>Regel %1, %2 %3, passt auf %4</translation>
    </message>
    <message>
        <source>(is %1)</source>
        <translation>(ist %1)</translation>
    </message>
    <message>
        <source>(holds %1)</source>
        <translation>(enthält %1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>none of its own: it would connect and forward the message</source>
        <translation>keine eigene: Er würde sich verbinden und die Nachricht weiterleiten</translation>
    </message>
    <message>
        <source>Test a destination</source>
        <translation>Ein Ziel testen</translation>
    </message>
    <message>
        <source>Destination or envelope to test</source>
        <translation>Zu testendes Ziel oder zu testender Umschlag</translation>
    </message>
    <message>
        <source>127.0.0.1:7777, [::1]:7777, localhost:7777 or a whole envelope {…}</source>
        <translation>127.0.0.1:7777, [::1]:7777, localhost:7777 oder ein ganzer Umschlag {…}</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>S&amp;how the rule</source>
        <translation>Regel &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::TextWindow</name>
    <message>
        <source>About Midhop</source>
        <translation>Über Midhop</translation>
    </message>
    <message>
        <source>How to plug in your own program</source>
        <translation>Wie Sie ein eigenes Programm anschließen</translation>
    </message>
    <message>
        <source>Each of the three roles can be a program of your own. Stop the role here, or leave it stopped, and start yours on the same address.</source>
        <translation>Jede der drei Rollen kann Ihr eigenes Programm sein. Stoppen Sie die Rolle hier oder lassen Sie sie gestoppt und starten Sie Ihr Programm auf derselben Adresse.</translation>
    </message>
    <message>
        <source>Your own client</source>
        <translation>Ihr eigener Client</translation>
    </message>
    <message>
        <source>It connects to the proxy, sends one JSON object and reads the reply until the connection ends. Nothing needs to follow the closing brace.</source>
        <translation>Er verbindet sich mit dem Proxy, sendet ein JSON-Objekt und liest die Antwort, bis die Verbindung endet. Hinter der schließenden Klammer muss nichts folgen.</translation>
    </message>
    <message>
        <source>Your own proxy</source>
        <translation>Ihr eigener Proxy</translation>
    </message>
    <message>
        <source>Stop the proxy here and let yours listen on its address, or write another address into the client&apos;s fields. It reads the object, connects to server_ip and server_port, sends the bytes of message, and hands the reply back. A forbidden address gets this reply:</source>
        <translation>Stoppen Sie den Proxy hier und lassen Sie Ihren auf seiner Adresse lauschen, oder tragen Sie beim Client eine andere Adresse ein. Er liest das Objekt, verbindet sich mit server_ip und server_port, sendet die Bytes von message und reicht die Antwort zurück. Eine verbotene Adresse erhält diese Antwort:</translation>
    </message>
    <message>
        <source>Your own server</source>
        <translation>Ihr eigener Server</translation>
    </message>
    <message>
        <source>Stop the server here and let yours listen on its address, or write another address into the client&apos;s fields. It reads the message, which arrives without anything around it, answers, and closes.</source>
        <translation>Stoppen Sie den Server hier und lassen Sie Ihren auf seiner Adresse lauschen, oder tragen Sie beim Client eine andere Adresse ein. Er liest die Nachricht, die ohne etwas drumherum ankommt, antwortet und schließt.</translation>
    </message>
    <message>
        <source>Midhop never connects to your program unless you send something, so a program that serves a single connection is not used up.</source>
        <translation>Midhop verbindet sich nie mit Ihrem Programm, ohne dass Sie etwas senden; ein Programm, das nur eine Verbindung bedient, wird also nicht verbraucht.</translation>
    </message>
    <message>
        <source>A proxy laboratory in one window: a client, a proxy and a server side by side, and everything that happens between them.</source>
        <translation>Ein Proxy-Labor in einem Fenster: Client, Proxy und Server nebeneinander, und alles, was zwischen ihnen geschieht.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>midhop::gui::UnsavedQuestion</name>
    <message>
        <source>&amp;Don&apos;t ask again, and drop them</source>
        <translation>&amp;Nicht mehr fragen und verwerfen</translation>
    </message>
    <message>
        <source>Unsaved exchanges</source>
        <translation>Ungespeicherte Austausche</translation>
    </message>
    <message>
        <source>Save the exchanges of &quot;%1&quot;?</source>
        <translation>Die Austausche von „%1“ speichern?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln exchange(s) are in no file yet.</source>
        <translation>
            <numerusform>%Ln Austausch ist noch in keiner Datei.</numerusform>
            <numerusform>%Ln Austausche sind noch in keiner Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some exchanges could not be recorded.</source>
        <translation>Einige Austausche konnten nicht aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>D&amp;iscard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
</TS>
