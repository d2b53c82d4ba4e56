<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
</context>
<context>
    <name>midhop::gui::ExchangesModel</name>
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
        <source>not seen</source>
        <translation>nicht gesehen</translation>
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
        <source>Copy</source>
        <translation>Kopieren</translation>
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
        <source>The log was cleared meanwhile.</source>
        <translation>Das Protokoll wurde inzwischen geleert.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
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
        <source>Nothing yet. Press Start; then every envelope that arrives is shown here.</source>
        <translation>Noch nichts. Drücken Sie „Starten“; dann erscheint hier jeder Umschlag, der ankommt.</translation>
    </message>
    <message>
        <source>Server log</source>
        <translation>Server-Protokoll</translation>
    </message>
    <message>
        <source>Nothing yet. Press Start; then every message that arrives is shown here.</source>
        <translation>Noch nichts. Drücken Sie „Starten“; dann erscheint hier jede Nachricht, die ankommt.</translation>
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
</context>
<context>
    <name>midhop::gui::MainWindow</name>
    <message>
        <source>Midhop — untitled session</source>
        <translation>Midhop — unbenannte Sitzung</translation>
    </message>
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
</context>
<context>
    <name>midhop::gui::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
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
</TS>
