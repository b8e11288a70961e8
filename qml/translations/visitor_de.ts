<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AttractScreen</name>
    <message>
        <source>Touch to begin</source>
        <translation>Zum Beginnen berühren</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Mit jemandem sprechen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
</context>
<context>
    <name>ComingScreen</name>
    <message>
        <source>A colleague is on the way to you.</source>
        <translation>Jemand ist auf dem Weg zu Ihnen.</translation>
    </message>
    <message>
        <source>Thank you for the talk.</source>
        <translation>Danke für das Gespräch.</translation>
    </message>
    <message>
        <source>You are no longer waiting.</source>
        <translation>Sie warten nicht mehr.</translation>
    </message>
    <message>
        <source>We have called a colleague for you.</source>
        <translation>Wir haben jemanden für Sie gerufen.</translation>
    </message>
    <message>
        <source>Your number is noted.</source>
        <translation>Ihre Nummer ist notiert.</translation>
    </message>
    <message>
        <source>They look for this number. Please keep it in mind.</source>
        <translation>Unter dieser Nummer werden Sie gesucht. Bitte merken Sie sie sich.</translation>
    </message>
    <message>
        <source>You can go on here, or speak to a person again.</source>
        <translation>Sie können hier weitermachen oder noch einmal mit jemandem sprechen.</translation>
    </message>
    <message>
        <source>That is fine. You can speak to a person again at any time.</source>
        <translation>Das ist in Ordnung. Sie können jederzeit wieder mit jemandem sprechen.</translation>
    </message>
    <message>
        <source>This screen has no connection just now. Please show this number to anyone at the stand.</source>
        <translation>Dieser Bildschirm hat gerade keine Verbindung. Bitte zeigen Sie diese Nummer einer Person am Stand.</translation>
    </message>
    <message>
        <source>They look for this number. You may also show it to anyone at the stand.</source>
        <translation>Unter dieser Nummer werden Sie gesucht. Sie können sie auch jeder Person am Stand zeigen.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Ihre Nummer</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Ihre Nummer: %1</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Here at this screen</source>
        <translation>Hier an diesem Bildschirm</translation>
    </message>
    <message>
        <source>Before you</source>
        <translation>Vor Ihnen</translation>
    </message>
    <message>
        <source>Nobody. You are next.</source>
        <translation>Niemand. Sie sind als Nächstes an der Reihe.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) asked before you.</source>
        <translation>
            <numerusform>%n Person hat vor Ihnen gefragt.</numerusform>
            <numerusform>%n Personen haben vor Ihnen gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>What we tell our colleagues</source>
        <translation>Was wir weitergeben</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Mit jemandem sprechen</translation>
    </message>
    <message>
        <source>I would rather not wait</source>
        <translation>Ich möchte doch nicht warten</translation>
    </message>
    <message>
        <source>Go on meanwhile</source>
        <translation>Inzwischen weitermachen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>We came, and did not find you.</source>
        <translation>Wir waren da und haben Sie nicht gefunden.</translation>
    </message>
    <message>
        <source>We are sorry. Ask again, and we come to this screen.</source>
        <translation>Das tut uns leid. Fragen Sie noch einmal, dann kommen wir an diesen Bildschirm.</translation>
    </message>
    <message>
        <source>A minute at most.</source>
        <translation>Höchstens eine Minute.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n minute(s).</source>
        <translation>
            <numerusform>Bis zu einer Minute.</numerusform>
            <numerusform>Bis zu %n Minuten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s).</source>
        <translation>
            <numerusform>Etwa eine Minute.</numerusform>
            <numerusform>Etwa %n Minuten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n minute(s).</source>
        <translation>
            <numerusform>%1 bis %n Minute.</numerusform>
            <numerusform>%1 bis %n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes longer than we told you. We are sorry.</source>
        <translation>Es dauert länger, als wir Ihnen gesagt haben. Das tut uns leid.</translation>
    </message>
    <message>
        <source>It will probably take</source>
        <translation>Das dauert voraussichtlich</translation>
    </message>
</context>
<context>
    <name>ContactScreen</name>
    <message>
        <source>Everything here is voluntary.</source>
        <translation>Alles hier ist freiwillig.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>What should we prepare? (if you like)</source>
        <translation>Was sollen wir vorbereiten? (wenn Sie mögen)</translation>
    </message>
    <message>
        <source>What may we do with it?</source>
        <translation>Was dürfen wir damit tun?</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Absenden</translation>
    </message>
    <message>
        <source>How can we reach you?</source>
        <translation>Wie erreichen wir Sie?</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne Angaben weiter</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Sehr groß</translation>
    </message>
    <message>
        <source>Where to touch</source>
        <translation>Bedienen</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Lower part</source>
        <translation>Nur unten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>GiftsScreen</name>
    <message>
        <source>It is yours.</source>
        <translation>Es gehört Ihnen.</translation>
    </message>
    <message>
        <source>With pleasure.</source>
        <translation>Sehr gern.</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>Schön, Sie wiederzusehen.</translation>
    </message>
    <message>
        <source>Choose a gift</source>
        <translation>Wählen Sie ein Geschenk</translation>
    </message>
    <message>
        <source>Our gifts are gone for today.</source>
        <translation>Unsere Geschenke sind für heute vergriffen.</translation>
    </message>
    <message>
        <source>You would like nothing. That is fine with us.</source>
        <translation>Sie möchten nichts mitnehmen. Das ist uns recht.</translation>
    </message>
    <message>
        <source>You have chosen a gift here today. So that there is one for everybody, it is one each.</source>
        <translation>Sie haben hier heute schon ein Geschenk gewählt. Damit es für alle reicht, gibt es für jeden eines.</translation>
    </message>
    <message>
        <source>One touch, and it is put aside for you. One for each visitor.</source>
        <translation>Eine Berührung, und es liegt für Sie bereit. Für jeden eines.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Ihre Nummer</translation>
    </message>
    <message numerus="yes">
        <source>Please say the number there. It is kept for you for %n minute(s).</source>
        <translation>
            <numerusform>Bitte nennen Sie dort die Nummer. Wir heben es %n Minute für Sie auf.</numerusform>
            <numerusform>Bitte nennen Sie dort die Nummer. Wir heben es %n Minuten für Sie auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Would you like to speak to someone?</source>
        <translation>Möchten Sie mit jemandem sprechen?</translation>
    </message>
    <message>
        <source>Yes, please</source>
        <translation>Ja, bitte</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>Nothing, thank you</source>
        <translation>Nichts, danke</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A colleague knows that you are here.</source>
        <translation>Eine Kollegin oder ein Kollege weiß, dass Sie hier sind.</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Ihre Nummer: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>We are glad that you came.</source>
        <translation>Schön, dass Sie da waren.</translation>
    </message>
    <message>
        <source>This screen has none just now.</source>
        <translation>Dieser Bildschirm hat gerade keine.</translation>
    </message>
    <message>
        <source>We are just as glad to show you around, or to answer a question.</source>
        <translation>Wir führen Sie genauso gern herum oder beantworten eine Frage.</translation>
    </message>
    <message>
        <source>Please ask for one here: %1</source>
        <translation>Bitte fragen Sie hier danach: %1</translation>
    </message>
    <message>
        <source>That was not me</source>
        <translation>Das war nicht ich</translation>
    </message>
</context>
<context>
    <name>IdleNotice</name>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) everything you entered is wiped.</source>
        <translation>
            <numerusform>In %n Sekunde wird gelöscht, was Sie eingegeben haben.</numerusform>
            <numerusform>In %n Sekunden wird gelöscht, was Sie eingegeben haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Ja, weiter</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Mit jemandem sprechen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
</context>
<context>
    <name>NeedsScreen</name>
    <message>
        <source>This is how we understood you</source>
        <translation>So haben wir Sie verstanden</translation>
    </message>
    <message>
        <source>Touch a sentence to put it right.</source>
        <translation>Berühren Sie einen Satz, um ihn zu berichtigen.</translation>
    </message>
    <message>
        <source>Put right what you said</source>
        <translation>Ihre Angabe berichtigen</translation>
    </message>
    <message>
        <source>Question %1 of about %2</source>
        <translation>Frage %1 von etwa %2</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Frage %1 von %2</translation>
    </message>
    <message>
        <source>We expect %1 to %2 here. If it is less or more, choose the nearest.</source>
        <translation>Hier erwarten wir %1 bis %2. Ist es weniger oder mehr, wählen Sie das Nächstliegende.</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In Ihren Worten</translation>
    </message>
    <message>
        <source>This is longer than we can keep. Please shorten it.</source>
        <translation>Das ist länger, als wir aufnehmen können. Bitte kürzen Sie es.</translation>
    </message>
    <message>
        <source>What matters for that</source>
        <translation>Was dafür wichtig ist</translation>
    </message>
    <message>
        <source>Among your topics</source>
        <translation>Gehört zu Ihren Themen</translation>
    </message>
    <message>
        <source>Touch to add</source>
        <translation>Zum Hinzufügen berühren</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>Das stimmt so</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skip all questions</source>
        <translation>Alle Fragen überspringen</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Die letzte Ziffer löschen</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>PairingScreen</name>
    <message>
        <source>A code has eight letters and digits.</source>
        <translation>Ein Code hat acht Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Is the backend running, and is this device in the same network?</source>
        <translation>Unter dieser Adresse antwortet niemand. Läuft das Backend, und ist dieses Gerät im selben Netz?</translation>
    </message>
    <message>
        <source>Something answers at this address, but not the backend. Compare the address. If this network wants a log-in, open its log-in page once in a browser.</source>
        <translation>Unter dieser Adresse antwortet etwas, aber nicht das Backend. Vergleichen Sie die Adresse. Verlangt dieses Netz eine Anmeldung, öffnen Sie einmal deren Seite in einem Browser.</translation>
    </message>
    <message>
        <source>Another backend answers than the one that made the code. Do not go on; ask your administrator.</source>
        <translation>Es antwortet ein anderes Backend als das, von dem der Code stammt. Machen Sie nicht weiter; fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>The backend could not prove who it is; somebody may be listening. Do not go on; ask your administrator.</source>
        <translation>Das Backend konnte nicht beweisen, wer es ist; vielleicht hört jemand mit. Machen Sie nicht weiter; fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>This device belongs to another backend and takes no other. To give it away, run standdienst-kiosk --forget on it.</source>
        <translation>Dieses Gerät gehört zu einem anderen Backend und nimmt kein zweites an. Um es weiterzugeben, starten Sie darauf standdienst-kiosk --forget.</translation>
    </message>
    <message>
        <source>The backend is busy. Try again in a minute.</source>
        <translation>Das Backend ist beschäftigt. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Pairing failed. Try again; if it fails again, tell support:</source>
        <translation>Das Koppeln ist misslungen. Versuchen Sie es noch einmal; misslingt es wieder, nennen Sie dem Support:</translation>
    </message>
    <message>
        <source>Pair this device</source>
        <translation>Gerät koppeln</translation>
    </message>
    <message>
        <source>Scan the code</source>
        <translation>Code scannen</translation>
    </message>
    <message>
        <source>or type</source>
        <translation>oder eintippen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Connecting … Cancel</source>
        <translation>Verbinde … Abbrechen</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>This is no address. It looks like 192.168.1.5:8443 and stands beside the code.</source>
        <translation>Das ist keine Adresse. Sie sieht aus wie 192.168.1.5:8443 und steht neben dem Code.</translation>
    </message>
    <message>
        <source>This is not the text of a pairing code. Scan the code that the command standdienst device pair shows.</source>
        <translation>Das ist nicht der Text eines Kopplungscodes. Scannen Sie den Code, den der Befehl standdienst device pair zeigt.</translation>
    </message>
    <message>
        <source>The code is wrong. Compare it letter by letter; capitals do not matter.</source>
        <translation>Der Code ist falsch. Vergleichen Sie ihn Zeichen für Zeichen; Groß oder klein ist gleich.</translation>
    </message>
    <message>
        <source>The code has expired or was used up. Make a new one with the command standdienst device pair.</source>
        <translation>Der Code ist abgelaufen oder verbraucht. Machen Sie einen neuen mit dem Befehl standdienst device pair.</translation>
    </message>
    <message>
        <source>For staff. Make a code with the command standdienst device pair, then scan it here or type it.</source>
        <translation>Für das Standpersonal. Machen Sie einen Code mit dem Befehl standdienst device pair, dann scannen oder tippen Sie ihn hier.</translation>
    </message>
    <message>
        <source>This device was taken out of service. Pair it with its backend again to use it; it then delivers the visits that it holds.</source>
        <translation>Dieses Gerät wurde außer Betrieb genommen. Um es wieder zu nutzen, koppeln Sie es erneut mit seinem Backend; dann liefert es die Besuche ab, die es noch hat.</translation>
    </message>
</context>
<context>
    <name>ProductScreen</name>
    <message>
        <source>No longer of interest</source>
        <translation>Doch nicht vormerken</translation>
    </message>
    <message>
        <source>This interests me</source>
        <translation>Das interessiert mich</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Zurück zu allen</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>What we make</source>
        <translation>Was wir bauen</translation>
    </message>
    <message>
        <source>Touch a picture for more. Mark what interests you.</source>
        <translation>Berühren Sie ein Bild für mehr. Merken Sie vor, was Sie interessiert.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n mark(s)</source>
        <translation>
            <numerusform>Weiter mit %n vorgemerkten</numerusform>
            <numerusform>Weiter mit %n vorgemerkten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonsScreen</name>
    <message>
        <source>What brings you here?</source>
        <translation>Was führt Sie zu uns?</translation>
    </message>
    <message>
        <source>Touch what fits best.</source>
        <translation>Berühren Sie, was am besten passt.</translation>
    </message>
    <message>
        <source>Your badge or card was read.</source>
        <translation>Ihr Ausweis oder Ihre Karte wurde gelesen.</translation>
    </message>
</context>
<context>
    <name>ScanPart</name>
    <message>
        <source>Read from your badge or card. Please check whether it is right.</source>
        <translation>Von Ihrem Ausweis oder Ihrer Karte gelesen. Bitte prüfen Sie, ob alles stimmt.</translation>
    </message>
    <message>
        <source>Your badge or card says something else than what you typed. Which is right?</source>
        <translation>Auf Ihrem Ausweis oder Ihrer Karte steht etwas anderes, als Sie getippt haben. Was stimmt?</translation>
    </message>
    <message>
        <source>Your badge holds no address, only this: %1. We keep it with your details. Please type how we may reach you.</source>
        <translation>Ihr Ausweis enthält keine Adresse, nur dies: %1. Wir bewahren es bei Ihren Angaben auf. Bitte tippen Sie ein, wie wir Sie erreichen dürfen.</translation>
    </message>
    <message>
        <source>There are no contact details in this code. Please type them, or try your badge or card again.</source>
        <translation>In diesem Code stehen keine Kontaktdaten. Bitte tippen Sie sie ein, oder versuchen Sie es noch einmal mit Ausweis oder Karte.</translation>
    </message>
    <message>
        <source>Less typing: hold the code on your badge or business card in front of the scanner.</source>
        <translation>Weniger tippen: Halten Sie den Code auf Ihrem Messeausweis oder Ihrer Visitenkarte vor den Scanner.</translation>
    </message>
    <message>
        <source>Less typing: show the code on your badge or business card to the camera.</source>
        <translation>Weniger tippen: Zeigen Sie der Kamera den Code auf Ihrem Messeausweis oder Ihrer Visitenkarte.</translation>
    </message>
    <message>
        <source>What your badge holds is kept with your details: %1</source>
        <translation>Was auf Ihrem Ausweis steht, bewahren wir bei Ihren Angaben auf: %1</translation>
    </message>
    <message>
        <source>The camera is on until it finds a code or you turn it off. Its pictures stay in this device&apos;s memory for that moment; nothing is recorded.</source>
        <translation>Die Kamera ist an, bis sie einen Code findet oder Sie sie ausschalten. Ihre Bilder bleiben nur für diesen Moment im Speicher dieses Geräts; nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Kamera benutzen</translation>
    </message>
    <message>
        <source>Turn the camera off</source>
        <translation>Kamera ausschalten</translation>
    </message>
    <message>
        <source>Badge or card</source>
        <translation>Ausweis oder Karte</translation>
    </message>
    <message>
        <source>What I typed</source>
        <translation>Was ich getippt habe</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Your card has several e-mail addresses. Which one may we use?</source>
        <translation>Auf Ihrer Karte stehen mehrere E-Mail-Adressen. Welche dürfen wir nutzen?</translation>
    </message>
    <message>
        <source>Your card has several phone numbers. Which one may we use?</source>
        <translation>Auf Ihrer Karte stehen mehrere Telefonnummern. Welche dürfen wir nutzen?</translation>
    </message>
</context>
<context>
    <name>SentenceCard</name>
    <message>
        <source>Left open. Touch to answer.</source>
        <translation>Offen gelassen. Zum Antworten berühren.</translation>
    </message>
    <message>
        <source>Touch to correct.</source>
        <translation>Zum Berichtigen berühren.</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Offen gelassen</translation>
    </message>
</context>
<context>
    <name>ThankYouScreen</name>
    <message>
        <source>Thank you.</source>
        <translation>Vielen Dank.</translation>
    </message>
    <message numerus="yes">
        <source>This page is wiped in %n second(s).</source>
        <translation>
            <numerusform>Diese Seite wird in %n Sekunde gelöscht.</numerusform>
            <numerusform>Diese Seite wird in %n Sekunden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>What we understood</source>
        <translation>Das haben wir verstanden</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>So geht es weiter</translation>
    </message>
    <message>
        <source>You took your consent back. Your details are erased, and we will not contact you.</source>
        <translation>Sie haben Ihre Zustimmung zurückgenommen. Ihre Angaben werden gelöscht, und wir melden uns nicht.</translation>
    </message>
    <message>
        <source>You left no address, so we will not write or call. Do speak to us here at the stand.</source>
        <translation>Sie haben keine Adresse hinterlassen, also schreiben wir nicht und rufen nicht an. Sprechen Sie uns gern hier am Stand an.</translation>
    </message>
    <message>
        <source>We may write to you by e-mail, only for what you ticked.</source>
        <translation>Wir dürfen Ihnen per E-Mail schreiben, nur wofür Sie zugestimmt haben.</translation>
    </message>
    <message>
        <source>We may call you, only for what you ticked.</source>
        <translation>Wir dürfen Sie anrufen, nur wofür Sie zugestimmt haben.</translation>
    </message>
    <message>
        <source>Your details are encrypted. This device cannot read them any more.</source>
        <translation>Ihre Angaben sind verschlüsselt. Dieses Gerät kann sie nicht mehr lesen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Take my consent back</source>
        <translation>Zustimmung zurücknehmen</translation>
    </message>
    <message>
        <source>To take along</source>
        <translation>Zum Mitnehmen</translation>
    </message>
    <message>
        <source>Code with our contact card</source>
        <translation>Code mit unserer Kontaktkarte</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera here: our contact, and what we understood.</source>
        <translation>Richten Sie die Kamera Ihres Telefons hierauf: unser Kontakt, und was wir verstanden haben.</translation>
    </message>
    <message>
        <source>You are waiting for a colleague. Your number</source>
        <translation>Jemand kommt zu Ihnen. Ihre Nummer</translation>
    </message>
    <message>
        <source>Please stay near this screen, or show the number to anyone at the stand.</source>
        <translation>Bitte bleiben Sie in der Nähe dieses Bildschirms, oder zeigen Sie die Nummer einer Person am Stand.</translation>
    </message>
    <message>
        <source>Your gift</source>
        <translation>Ihr Geschenk</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Ihre Nummer: %1</translation>
    </message>
</context>
<context>
    <name>TopicsScreen</name>
    <message>
        <source>What is it about?</source>
        <translation>Worum geht es?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Nothing has this name. Try a shorter word, or simply go on: we find out together.</source>
        <translation>So heißt hier nichts. Versuchen Sie ein kürzeres Wort, oder gehen Sie einfach weiter: Wir finden es gemeinsam heraus.</translation>
    </message>
    <message>
        <source>Go on without a topic</source>
        <translation>Weiter ohne Thema</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n topic(s)</source>
        <translation>
            <numerusform>Weiter mit %n Thema</numerusform>
            <numerusform>Weiter mit %n Themen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick as many as you like, or none.</source>
        <translation>Wählen Sie, so viele Sie möchten, oder keines.</translation>
    </message>
</context>
<context>
    <name>TroubleScreen</name>
    <message>
        <source>The program is open a second time.</source>
        <translation>Das Programm ist ein zweites Mal offen.</translation>
    </message>
    <message>
        <source>The data on this device are from a newer version of the program.</source>
        <translation>Die Daten auf diesem Gerät stammen von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>The data on this device cannot be opened.</source>
        <translation>Die Daten auf diesem Gerät lassen sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The storage of this device is full. What was entered so far is kept.</source>
        <translation>Der Speicher dieses Geräts ist voll. Was bisher eingegeben wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>This device is paired and waits for the fair&apos;s content.</source>
        <translation>Dieses Gerät ist gekoppelt und wartet auf die Inhalte der Messe.</translation>
    </message>
    <message>
        <source>The fair is closed.</source>
        <translation>Die Messe ist geschlossen.</translation>
    </message>
    <message>
        <source>This device cannot begin a visit.</source>
        <translation>Auf diesem Gerät kann kein Besuch beginnen.</translation>
    </message>
    <message>
        <source>Close the other window, or restart the device.</source>
        <translation>Schließen Sie das andere Fenster, oder starten Sie das Gerät neu.</translation>
    </message>
    <message>
        <source>Install the newest version. Do not delete the data: they may hold visits that were not delivered.</source>
        <translation>Installieren Sie die neueste Version. Löschen Sie die Daten nicht: Darin können Besuche liegen, die noch nicht übertragen sind.</translation>
    </message>
    <message>
        <source>Restart the device. If this page comes back, do not delete anything and tell support what is written below.</source>
        <translation>Starten Sie das Gerät neu. Kommt diese Seite wieder, löschen Sie nichts und nennen Sie dem Support, was unten steht.</translation>
    </message>
    <message>
        <source>Connect the device to the network, so that it can deliver, or free storage.</source>
        <translation>Verbinden Sie das Gerät mit dem Netz, damit es übertragen kann, oder schaffen Sie Speicherplatz.</translation>
    </message>
    <message>
        <source>This device is paired, but its backend has no fair.</source>
        <translation>Dieses Gerät ist gekoppelt, aber sein Backend hat keine Messe.</translation>
    </message>
    <message>
        <source>This takes a few seconds. If it takes longer, check the network.</source>
        <translation>Das dauert wenige Sekunden. Dauert es länger, prüfen Sie das Netz.</translation>
    </message>
    <message>
        <source>Import one in the backend with the command standdienst fair import.</source>
        <translation>Importieren Sie im Backend eine mit dem Befehl standdienst fair import.</translation>
    </message>
    <message>
        <source>Set the fair to open in its file and import it again, if it is to go on.</source>
        <translation>Soll es weitergehen, setzen Sie die Messe in ihrer Datei auf open und spielen Sie sie neu ein.</translation>
    </message>
    <message>
        <source>Restart the device, or tell support what is written below.</source>
        <translation>Starten Sie das Gerät neu, oder nennen Sie dem Support, was unten steht.</translation>
    </message>
    <message>
        <source>Thank you for your visit.</source>
        <translation>Vielen Dank für Ihren Besuch.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Einen Moment, bitte.</translation>
    </message>
    <message>
        <source>This stand has closed.</source>
        <translation>Dieser Stand ist geschlossen.</translation>
    </message>
    <message>
        <source>This screen cannot help you just now. Please speak to us at the stand.</source>
        <translation>Dieser Bildschirm kann Ihnen gerade nicht helfen. Bitte sprechen Sie uns am Stand an.</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>Für das Standpersonal: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>This could not be saved. Please try again, or speak to us at the stand.</source>
        <translation>Das wurde nicht gespeichert. Bitte versuchen Sie es noch einmal, oder sprechen Sie uns am Stand an.</translation>
    </message>
    <message>
        <source>We could not use this code. It works without one, too.</source>
        <translation>Mit diesem Code können wir nichts anfangen. Es geht auch ohne.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>I would like advice</source>
        <translation>Ich möchte beraten werden</translation>
    </message>
    <message>
        <source>I would like information</source>
        <translation>Ich möchte mich informieren</translation>
    </message>
    <message>
        <source>I would like an appointment</source>
        <translation>Ich möchte einen Termin</translation>
    </message>
    <message>
        <source>Find out together what suits you</source>
        <translation>Gemeinsam herausfinden, was zu Ihnen passt</translation>
    </message>
    <message>
        <source>Products and documents on your topics</source>
        <translation>Produkte und Unterlagen zu Ihren Themen</translation>
    </message>
    <message>
        <source>A talk without hurry, after the fair</source>
        <translation>Ein Gespräch in Ruhe, nach der Messe</translation>
    </message>
    <message>
        <source>You would like advice.</source>
        <translation>Sie möchten beraten werden.</translation>
    </message>
    <message>
        <source>You would like information.</source>
        <translation>Sie möchten sich informieren.</translation>
    </message>
    <message>
        <source>You would like an appointment.</source>
        <translation>Sie möchten einen Termin.</translation>
    </message>
    <message>
        <source>Please enter your e-mail address, or remove the tick for e-mail.</source>
        <translation>Bitte geben Sie Ihre E-Mail-Adresse ein, oder nehmen Sie den Haken für E-Mail weg.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address yet. Example: name@company.com</source>
        <translation>Das sieht noch nicht wie eine E-Mail-Adresse aus. Beispiel: name@firma.de</translation>
    </message>
    <message>
        <source>Please enter your phone number, or remove the tick for calls.</source>
        <translation>Bitte geben Sie Ihre Telefonnummer ein, oder nehmen Sie den Haken für Anrufe weg.</translation>
    </message>
    <message>
        <source>This does not look like a phone number yet. Example: +49 30 1234567</source>
        <translation>Das sieht noch nicht wie eine Telefonnummer aus. Beispiel: +49 30 1234567</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>This is longer than we can keep. Please shorten it.</source>
        <translation>Das ist zu lang für uns. Bitte kürzen Sie es.</translation>
    </message>
    <message>
        <source>Without a tick we may not keep your details. Tick how we may answer, or go on without.</source>
        <translation>Ohne Haken dürfen wir Ihre Angaben nicht behalten. Wählen Sie, wie wir antworten dürfen, oder schließen Sie ohne Angaben ab.</translation>
    </message>
    <message>
        <source>You ticked a way to reach you, but its address is missing or not right yet.</source>
        <translation>Für einen Ihrer Haken fehlt noch die Adresse oder Nummer, oder sie stimmt noch nicht.</translation>
    </message>
    <message>
        <source>One of the fields is too long.</source>
        <translation>Eines der Felder ist zu lang.</translation>
    </message>
    <message>
        <source>There may be a slip in your details. Tap what you meant, or send once more if it is right as it stands.</source>
        <translation>Vielleicht ist etwas vertippt. Tippen Sie auf das, was Sie meinten, oder senden Sie noch einmal, wenn es so stimmt.</translation>
    </message>
    <message>
        <source>Your details could not be saved, and nothing was sent. Please try again, or speak to us at the stand.</source>
        <translation>Ihre Angaben wurden nicht gespeichert und nicht gesendet. Bitte versuchen Sie es noch einmal, oder sprechen Sie uns am Stand an.</translation>
    </message>
    <message>
        <source>For staff: the backend has another key than at pairing, so nothing is sent. If this network wants a log-in, open its page once in a browser; otherwise ask your administrator. Visits are kept here.</source>
        <translation>Für das Standpersonal: Das Backend hat einen anderen Schlüssel als beim Koppeln, darum wird nichts gesendet. Verlangt dieses Netz eine Anmeldung, öffnen Sie einmal deren Seite in einem Browser; sonst fragen Sie Ihren Administrator. Die Besuche bleiben hier erhalten.</translation>
    </message>
    <message>
        <source>For staff: this network wants a log-in first. Open the hall&apos;s log-in page once in a browser on this device or in this network. Nothing is lost; visits go on.</source>
        <translation>Für das Standpersonal: Dieses Netz verlangt erst eine Anmeldung. Öffnen Sie einmal die Anmeldeseite der Halle in einem Browser auf diesem Gerät oder in diesem Netz. Nichts geht verloren; Besuche werden weiter angenommen.</translation>
    </message>
    <message>
        <source>For staff: no connection to the backend. Visits are kept here and sent later.</source>
        <translation>Für das Standpersonal: Keine Verbindung zum Backend. Die Besuche bleiben hier erhalten und werden später gesendet.</translation>
    </message>
    <message>
        <source>For staff: storage is running low. Connect this device, so that it can deliver.</source>
        <translation>Für das Standpersonal: Der Speicher wird knapp. Verbinden Sie dieses Gerät, damit es übertragen kann.</translation>
    </message>
    <message>
        <source>For staff: the backend did not take everything. Tell your administrator; nothing is lost.</source>
        <translation>Für das Standpersonal: Das Backend hat nicht alles angenommen. Sagen Sie es Ihrem Administrator; es geht nichts verloren.</translation>
    </message>
    <message>
        <source>I would like to see products</source>
        <translation>Ich möchte Produkte sehen</translation>
    </message>
    <message>
        <source>I would like a gift</source>
        <translation>Ich möchte ein Geschenk</translation>
    </message>
    <message>
        <source>Look around in pictures and words</source>
        <translation>In Bildern und Worten umschauen</translation>
    </message>
    <message>
        <source>Choose one and take it along</source>
        <translation>Eines aussuchen und mitnehmen</translation>
    </message>
    <message>
        <source>You looked at our products.</source>
        <translation>Sie haben sich unsere Produkte angesehen.</translation>
    </message>
    <message>
        <source>You would like a gift.</source>
        <translation>Sie möchten ein Geschenk.</translation>
    </message>
    <message>
        <source>None left today</source>
        <translation>Heute vergriffen</translation>
    </message>
    <message>
        <source>None at this screen just now</source>
        <translation>An diesem Bildschirm gerade keines</translation>
    </message>
    <message>
        <source>Only a few left</source>
        <translation>Nur noch wenige</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>noch %n</numerusform>
            <numerusform>noch %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n left</source>
        <translation>
            <numerusform>noch mehr als %n</numerusform>
            <numerusform>noch mehr als %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Plenty left</source>
        <translation>Genug da</translation>
    </message>
</context>
</TS>
