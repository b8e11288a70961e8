<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AttractScreen</name>
    <message>
        <source>Touch to begin</source>
        <translation>Touch to begin</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Speak to a person</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
</context>
<context>
    <name>ComingScreen</name>
    <message>
        <source>A colleague is on the way to you.</source>
        <translation>A colleague is on the way to you.</translation>
    </message>
    <message>
        <source>Thank you for the talk.</source>
        <translation>Thank you for the talk.</translation>
    </message>
    <message>
        <source>You are no longer waiting.</source>
        <translation>You are no longer waiting.</translation>
    </message>
    <message>
        <source>We have called a colleague for you.</source>
        <translation>We have called a colleague for you.</translation>
    </message>
    <message>
        <source>Your number is noted.</source>
        <translation>Your number is noted.</translation>
    </message>
    <message>
        <source>They look for this number. Please keep it in mind.</source>
        <translation>They look for this number. Please keep it in mind.</translation>
    </message>
    <message>
        <source>You can go on here, or speak to a person again.</source>
        <translation>You can go on here, or speak to a person again.</translation>
    </message>
    <message>
        <source>That is fine. You can speak to a person again at any time.</source>
        <translation>That is fine. You can speak to a person again at any time.</translation>
    </message>
    <message>
        <source>This screen has no connection just now. Please show this number to anyone at the stand.</source>
        <translation>This screen has no connection just now. Please show this number to anyone at the stand.</translation>
    </message>
    <message>
        <source>They look for this number. You may also show it to anyone at the stand.</source>
        <translation>They look for this number. You may also show it to anyone at the stand.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Your number: %1</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Here at this screen</source>
        <translation>Here at this screen</translation>
    </message>
    <message>
        <source>Before you</source>
        <translation>Before you</translation>
    </message>
    <message>
        <source>Nobody. You are next.</source>
        <translation>Nobody. You are next.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) asked before you.</source>
        <translation>
            <numerusform>%n person asked before you.</numerusform>
            <numerusform>%n people asked before you.</numerusform>
        </translation>
    </message>
    <message>
        <source>What we tell our colleagues</source>
        <translation>What we tell our colleagues</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Speak to a person</translation>
    </message>
    <message>
        <source>I would rather not wait</source>
        <translation>I would rather not wait</translation>
    </message>
    <message>
        <source>Go on meanwhile</source>
        <translation>Go on meanwhile</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>We came, and did not find you.</source>
        <translation>We came, and did not find you.</translation>
    </message>
    <message>
        <source>We are sorry. Ask again, and we come to this screen.</source>
        <translation>We are sorry. Ask again, and we come to this screen.</translation>
    </message>
    <message>
        <source>A minute at most.</source>
        <translation>A minute at most.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n minute(s).</source>
        <translation>
            <numerusform>Up to %n minute.</numerusform>
            <numerusform>Up to %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s).</source>
        <translation>
            <numerusform>About %n minute.</numerusform>
            <numerusform>About %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n minute(s).</source>
        <translation>
            <numerusform>%1 to %n minute.</numerusform>
            <numerusform>%1 to %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes longer than we told you. We are sorry.</source>
        <translation>It takes longer than we told you. We are sorry.</translation>
    </message>
    <message>
        <source>It will probably take</source>
        <translation>It will probably take</translation>
    </message>
</context>
<context>
    <name>ContactScreen</name>
    <message>
        <source>Everything here is voluntary.</source>
        <translation>Everything here is voluntary.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>What should we prepare? (if you like)</source>
        <translation>What should we prepare? (if you like)</translation>
    </message>
    <message>
        <source>What may we do with it?</source>
        <translation>What may we do with it?</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>How can we reach you?</source>
        <translation>How can we reach you?</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Go on without</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>Where to touch</source>
        <translation>Where to touch</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Whole screen</translation>
    </message>
    <message>
        <source>Lower part</source>
        <translation>Lower part</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>GiftsScreen</name>
    <message>
        <source>It is yours.</source>
        <translation>It is yours.</translation>
    </message>
    <message>
        <source>With pleasure.</source>
        <translation>With pleasure.</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>Good to see you again.</translation>
    </message>
    <message>
        <source>Choose a gift</source>
        <translation>Choose a gift</translation>
    </message>
    <message>
        <source>Our gifts are gone for today.</source>
        <translation>Our gifts are gone for today.</translation>
    </message>
    <message>
        <source>You would like nothing. That is fine with us.</source>
        <translation>You would like nothing. That is fine with us.</translation>
    </message>
    <message>
        <source>You have chosen a gift here today. So that there is one for everybody, it is one each.</source>
        <translation>You have chosen a gift here today. So that there is one for everybody, it is one each.</translation>
    </message>
    <message>
        <source>One touch, and it is put aside for you. One for each visitor.</source>
        <translation>One touch, and it is put aside for you. One for each visitor.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Your number</translation>
    </message>
    <message numerus="yes">
        <source>Please say the number there. It is kept for you for %n minute(s).</source>
        <translation>
            <numerusform>Please say the number there. It is kept for you for %n minute.</numerusform>
            <numerusform>Please say the number there. It is kept for you for %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Would you like to speak to someone?</source>
        <translation>Would you like to speak to someone?</translation>
    </message>
    <message>
        <source>Yes, please</source>
        <translation>Yes, please</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>No, thank you</translation>
    </message>
    <message>
        <source>Nothing, thank you</source>
        <translation>Nothing, thank you</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>A colleague knows that you are here.</source>
        <translation>A colleague knows that you are here.</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Your number: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>We are glad that you came.</source>
        <translation>We are glad that you came.</translation>
    </message>
    <message>
        <source>This screen has none just now.</source>
        <translation>This screen has none just now.</translation>
    </message>
    <message>
        <source>We are just as glad to show you around, or to answer a question.</source>
        <translation>We are just as glad to show you around, or to answer a question.</translation>
    </message>
    <message>
        <source>Please ask for one here: %1</source>
        <translation>Please ask for one here: %1</translation>
    </message>
    <message>
        <source>That was not me</source>
        <translation>That was not me</translation>
    </message>
</context>
<context>
    <name>IdleNotice</name>
    <message>
        <source>Are you still there?</source>
        <translation>Are you still there?</translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) everything you entered is wiped.</source>
        <translation>
            <numerusform>In %n second everything you entered is wiped.</numerusform>
            <numerusform>In %n seconds everything you entered is wiped.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Yes, go on</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Speak to a person</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
</context>
<context>
    <name>NeedsScreen</name>
    <message>
        <source>This is how we understood you</source>
        <translation>This is how we understood you</translation>
    </message>
    <message>
        <source>Touch a sentence to put it right.</source>
        <translation>Touch a sentence to put it right.</translation>
    </message>
    <message>
        <source>Put right what you said</source>
        <translation>Put right what you said</translation>
    </message>
    <message>
        <source>Question %1 of about %2</source>
        <translation>Question %1 of about %2</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>We expect %1 to %2 here. If it is less or more, choose the nearest.</source>
        <translation>We expect %1 to %2 here. If it is less or more, choose the nearest.</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In your own words</translation>
    </message>
    <message>
        <source>This is longer than we can keep. Please shorten it.</source>
        <translation>This is longer than we can keep. Please shorten it.</translation>
    </message>
    <message>
        <source>What matters for that</source>
        <translation>What matters for that</translation>
    </message>
    <message>
        <source>Among your topics</source>
        <translation>Among your topics</translation>
    </message>
    <message>
        <source>Touch to add</source>
        <translation>Touch to add</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>That is right</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Skip all questions</source>
        <translation>Skip all questions</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Less</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Erase the last digit</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Step %1 of %2</translation>
    </message>
</context>
<context>
    <name>PairingScreen</name>
    <message>
        <source>A code has eight letters and digits.</source>
        <translation>A code has eight letters and digits.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Is the backend running, and is this device in the same network?</source>
        <translation>Nobody answers at this address. Is the backend running, and is this device in the same network?</translation>
    </message>
    <message>
        <source>Something answers at this address, but not the backend. Compare the address. If this network wants a log-in, open its log-in page once in a browser.</source>
        <translation>Something answers at this address, but not the backend. Compare the address. If this network wants a log-in, open its log-in page once in a browser.</translation>
    </message>
    <message>
        <source>Another backend answers than the one that made the code. Do not go on; ask your administrator.</source>
        <translation>Another backend answers than the one that made the code. Do not go on; ask your administrator.</translation>
    </message>
    <message>
        <source>The backend could not prove who it is; somebody may be listening. Do not go on; ask your administrator.</source>
        <translation>The backend could not prove who it is; somebody may be listening. Do not go on; ask your administrator.</translation>
    </message>
    <message>
        <source>This device belongs to another backend and takes no other. To give it away, run standdienst-kiosk --forget on it.</source>
        <translation>This device belongs to another backend and takes no other. To give it away, run standdienst-kiosk --forget on it.</translation>
    </message>
    <message>
        <source>The backend is busy. Try again in a minute.</source>
        <translation>The backend is busy. Try again in a minute.</translation>
    </message>
    <message>
        <source>Pairing failed. Try again; if it fails again, tell support:</source>
        <translation>Pairing failed. Try again; if it fails again, tell support:</translation>
    </message>
    <message>
        <source>Pair this device</source>
        <translation>Pair this device</translation>
    </message>
    <message>
        <source>Scan the code</source>
        <translation>Scan the code</translation>
    </message>
    <message>
        <source>or type</source>
        <translation>or type</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Connecting … Cancel</source>
        <translation>Connecting … Cancel</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>This is no address. It looks like 192.168.1.5:8443 and stands beside the code.</source>
        <translation>This is no address. It looks like 192.168.1.5:8443 and stands beside the code.</translation>
    </message>
    <message>
        <source>This is not the text of a pairing code. Scan the code that the command standdienst device pair shows.</source>
        <translation>This is not the text of a pairing code. Scan the code that the command standdienst device pair shows.</translation>
    </message>
    <message>
        <source>The code is wrong. Compare it letter by letter; capitals do not matter.</source>
        <translation>The code is wrong. Compare it letter by letter; capitals do not matter.</translation>
    </message>
    <message>
        <source>The code has expired or was used up. Make a new one with the command standdienst device pair.</source>
        <translation>The code has expired or was used up. Make a new one with the command standdienst device pair.</translation>
    </message>
    <message>
        <source>For staff. Make a code with the command standdienst device pair, then scan it here or type it.</source>
        <translation>For staff. Make a code with the command standdienst device pair, then scan it here or type it.</translation>
    </message>
    <message>
        <source>This device was taken out of service. Pair it with its backend again to use it; it then delivers the visits that it holds.</source>
        <translation>This device was taken out of service. Pair it with its backend again to use it; it then delivers the visits that it holds.</translation>
    </message>
</context>
<context>
    <name>ProductScreen</name>
    <message>
        <source>No longer of interest</source>
        <translation>No longer of interest</translation>
    </message>
    <message>
        <source>This interests me</source>
        <translation>This interests me</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Back to all</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>What we make</source>
        <translation>What we make</translation>
    </message>
    <message>
        <source>Touch a picture for more. Mark what interests you.</source>
        <translation>Touch a picture for more. Mark what interests you.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n mark(s)</source>
        <translation>
            <numerusform>Go on with %n mark</numerusform>
            <numerusform>Go on with %n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonsScreen</name>
    <message>
        <source>What brings you here?</source>
        <translation>What brings you here?</translation>
    </message>
    <message>
        <source>Touch what fits best.</source>
        <translation>Touch what fits best.</translation>
    </message>
    <message>
        <source>Your badge or card was read.</source>
        <translation>Your badge or card was read.</translation>
    </message>
</context>
<context>
    <name>ScanPart</name>
    <message>
        <source>Read from your badge or card. Please check whether it is right.</source>
        <translation>Read from your badge or card. Please check whether it is right.</translation>
    </message>
    <message>
        <source>Your badge or card says something else than what you typed. Which is right?</source>
        <translation>Your badge or card says something else than what you typed. Which is right?</translation>
    </message>
    <message>
        <source>Your badge holds no address, only this: %1. We keep it with your details. Please type how we may reach you.</source>
        <translation>Your badge holds no address, only this: %1. We keep it with your details. Please type how we may reach you.</translation>
    </message>
    <message>
        <source>There are no contact details in this code. Please type them, or try your badge or card again.</source>
        <translation>There are no contact details in this code. Please type them, or try your badge or card again.</translation>
    </message>
    <message>
        <source>Less typing: hold the code on your badge or business card in front of the scanner.</source>
        <translation>Less typing: hold the code on your badge or business card in front of the scanner.</translation>
    </message>
    <message>
        <source>Less typing: show the code on your badge or business card to the camera.</source>
        <translation>Less typing: show the code on your badge or business card to the camera.</translation>
    </message>
    <message>
        <source>What your badge holds is kept with your details: %1</source>
        <translation>What your badge holds is kept with your details: %1</translation>
    </message>
    <message>
        <source>The camera is on until it finds a code or you turn it off. Its pictures stay in this device&apos;s memory for that moment; nothing is recorded.</source>
        <translation>The camera is on until it finds a code or you turn it off. Its pictures stay in this device&apos;s memory for that moment; nothing is recorded.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Use the camera</translation>
    </message>
    <message>
        <source>Turn the camera off</source>
        <translation>Turn the camera off</translation>
    </message>
    <message>
        <source>Badge or card</source>
        <translation>Badge or card</translation>
    </message>
    <message>
        <source>What I typed</source>
        <translation>What I typed</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Leave it out</translation>
    </message>
    <message>
        <source>Your card has several e-mail addresses. Which one may we use?</source>
        <translation>Your card has several e-mail addresses. Which one may we use?</translation>
    </message>
    <message>
        <source>Your card has several phone numbers. Which one may we use?</source>
        <translation>Your card has several phone numbers. Which one may we use?</translation>
    </message>
</context>
<context>
    <name>SentenceCard</name>
    <message>
        <source>Left open. Touch to answer.</source>
        <translation>Left open. Touch to answer.</translation>
    </message>
    <message>
        <source>Touch to correct.</source>
        <translation>Touch to correct.</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Left open</translation>
    </message>
</context>
<context>
    <name>ThankYouScreen</name>
    <message>
        <source>Thank you.</source>
        <translation>Thank you.</translation>
    </message>
    <message numerus="yes">
        <source>This page is wiped in %n second(s).</source>
        <translation>
            <numerusform>This page is wiped in %n second.</numerusform>
            <numerusform>This page is wiped in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>What we understood</source>
        <translation>What we understood</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>What happens now</translation>
    </message>
    <message>
        <source>You took your consent back. Your details are erased, and we will not contact you.</source>
        <translation>You took your consent back. Your details are erased, and we will not contact you.</translation>
    </message>
    <message>
        <source>You left no address, so we will not write or call. Do speak to us here at the stand.</source>
        <translation>You left no address, so we will not write or call. Do speak to us here at the stand.</translation>
    </message>
    <message>
        <source>We may write to you by e-mail, only for what you ticked.</source>
        <translation>We may write to you by e-mail, only for what you ticked.</translation>
    </message>
    <message>
        <source>We may call you, only for what you ticked.</source>
        <translation>We may call you, only for what you ticked.</translation>
    </message>
    <message>
        <source>Your details are encrypted. This device cannot read them any more.</source>
        <translation>Your details are encrypted. This device cannot read them any more.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Take my consent back</source>
        <translation>Take my consent back</translation>
    </message>
    <message>
        <source>To take along</source>
        <translation>To take along</translation>
    </message>
    <message>
        <source>Code with our contact card</source>
        <translation>Code with our contact card</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera here: our contact, and what we understood.</source>
        <translation>Point your phone&apos;s camera here: our contact, and what we understood.</translation>
    </message>
    <message>
        <source>You are waiting for a colleague. Your number</source>
        <translation>You are waiting for a colleague. Your number</translation>
    </message>
    <message>
        <source>Please stay near this screen, or show the number to anyone at the stand.</source>
        <translation>Please stay near this screen, or show the number to anyone at the stand.</translation>
    </message>
    <message>
        <source>Your gift</source>
        <translation>Your gift</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Your number: %1</translation>
    </message>
</context>
<context>
    <name>TopicsScreen</name>
    <message>
        <source>What is it about?</source>
        <translation>What is it about?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Nothing has this name. Try a shorter word, or simply go on: we find out together.</source>
        <translation>Nothing has this name. Try a shorter word, or simply go on: we find out together.</translation>
    </message>
    <message>
        <source>Go on without a topic</source>
        <translation>Go on without a topic</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n topic(s)</source>
        <translation>
            <numerusform>Go on with %n topic</numerusform>
            <numerusform>Go on with %n topics</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick as many as you like, or none.</source>
        <translation>Tick as many as you like, or none.</translation>
    </message>
</context>
<context>
    <name>TroubleScreen</name>
    <message>
        <source>The program is open a second time.</source>
        <translation>The program is open a second time.</translation>
    </message>
    <message>
        <source>The data on this device are from a newer version of the program.</source>
        <translation>The data on this device are from a newer version of the program.</translation>
    </message>
    <message>
        <source>The data on this device cannot be opened.</source>
        <translation>The data on this device cannot be opened.</translation>
    </message>
    <message>
        <source>The storage of this device is full. What was entered so far is kept.</source>
        <translation>The storage of this device is full. What was entered so far is kept.</translation>
    </message>
    <message>
        <source>This device is paired and waits for the fair&apos;s content.</source>
        <translation>This device is paired and waits for the fair&apos;s content.</translation>
    </message>
    <message>
        <source>The fair is closed.</source>
        <translation>The fair is closed.</translation>
    </message>
    <message>
        <source>This device cannot begin a visit.</source>
        <translation>This device cannot begin a visit.</translation>
    </message>
    <message>
        <source>Close the other window, or restart the device.</source>
        <translation>Close the other window, or restart the device.</translation>
    </message>
    <message>
        <source>Install the newest version. Do not delete the data: they may hold visits that were not delivered.</source>
        <translation>Install the newest version. Do not delete the data: they may hold visits that were not delivered.</translation>
    </message>
    <message>
        <source>Restart the device. If this page comes back, do not delete anything and tell support what is written below.</source>
        <translation>Restart the device. If this page comes back, do not delete anything and tell support what is written below.</translation>
    </message>
    <message>
        <source>Connect the device to the network, so that it can deliver, or free storage.</source>
        <translation>Connect the device to the network, so that it can deliver, or free storage.</translation>
    </message>
    <message>
        <source>This device is paired, but its backend has no fair.</source>
        <translation>This device is paired, but its backend has no fair.</translation>
    </message>
    <message>
        <source>This takes a few seconds. If it takes longer, check the network.</source>
        <translation>This takes a few seconds. If it takes longer, check the network.</translation>
    </message>
    <message>
        <source>Import one in the backend with the command standdienst fair import.</source>
        <translation>Import one in the backend with the command standdienst fair import.</translation>
    </message>
    <message>
        <source>Set the fair to open in its file and import it again, if it is to go on.</source>
        <translation>Set the fair to open in its file and import it again, if it is to go on.</translation>
    </message>
    <message>
        <source>Restart the device, or tell support what is written below.</source>
        <translation>Restart the device, or tell support what is written below.</translation>
    </message>
    <message>
        <source>Thank you for your visit.</source>
        <translation>Thank you for your visit.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>One moment, please.</translation>
    </message>
    <message>
        <source>This stand has closed.</source>
        <translation>This stand has closed.</translation>
    </message>
    <message>
        <source>This screen cannot help you just now. Please speak to us at the stand.</source>
        <translation>This screen cannot help you just now. Please speak to us at the stand.</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>For staff: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>This could not be saved. Please try again, or speak to us at the stand.</source>
        <translation>This could not be saved. Please try again, or speak to us at the stand.</translation>
    </message>
    <message>
        <source>We could not use this code. It works without one, too.</source>
        <translation>We could not use this code. It works without one, too.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>I would like advice</source>
        <translation>I would like advice</translation>
    </message>
    <message>
        <source>I would like information</source>
        <translation>I would like information</translation>
    </message>
    <message>
        <source>I would like an appointment</source>
        <translation>I would like an appointment</translation>
    </message>
    <message>
        <source>Find out together what suits you</source>
        <translation>Find out together what suits you</translation>
    </message>
    <message>
        <source>Products and documents on your topics</source>
        <translation>Products and documents on your topics</translation>
    </message>
    <message>
        <source>A talk without hurry, after the fair</source>
        <translation>A talk without hurry, after the fair</translation>
    </message>
    <message>
        <source>You would like advice.</source>
        <translation>You would like advice.</translation>
    </message>
    <message>
        <source>You would like information.</source>
        <translation>You would like information.</translation>
    </message>
    <message>
        <source>You would like an appointment.</source>
        <translation>You would like an appointment.</translation>
    </message>
    <message>
        <source>Please enter your e-mail address, or remove the tick for e-mail.</source>
        <translation>Please enter your e-mail address, or remove the tick for e-mail.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address yet. Example: name@company.com</source>
        <translation>This does not look like an e-mail address yet. Example: name@company.com</translation>
    </message>
    <message>
        <source>Please enter your phone number, or remove the tick for calls.</source>
        <translation>Please enter your phone number, or remove the tick for calls.</translation>
    </message>
    <message>
        <source>This does not look like a phone number yet. Example: +49 30 1234567</source>
        <translation>This does not look like a phone number yet. Example: +49 30 1234567</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Did you mean %1?</translation>
    </message>
    <message>
        <source>This is longer than we can keep. Please shorten it.</source>
        <translation>This is longer than we can keep. Please shorten it.</translation>
    </message>
    <message>
        <source>Without a tick we may not keep your details. Tick how we may answer, or go on without.</source>
        <translation>Without a tick we may not keep your details. Tick how we may answer, or go on without.</translation>
    </message>
    <message>
        <source>You ticked a way to reach you, but its address is missing or not right yet.</source>
        <translation>You ticked a way to reach you, but its address is missing or not right yet.</translation>
    </message>
    <message>
        <source>One of the fields is too long.</source>
        <translation>One of the fields is too long.</translation>
    </message>
    <message>
        <source>There may be a slip in your details. Tap what you meant, or send once more if it is right as it stands.</source>
        <translation>There may be a slip in your details. Tap what you meant, or send once more if it is right as it stands.</translation>
    </message>
    <message>
        <source>Your details could not be saved, and nothing was sent. Please try again, or speak to us at the stand.</source>
        <translation>Your details could not be saved, and nothing was sent. Please try again, or speak to us at the stand.</translation>
    </message>
    <message>
        <source>For staff: the backend has another key than at pairing, so nothing is sent. If this network wants a log-in, open its page once in a browser; otherwise ask your administrator. Visits are kept here.</source>
        <translation>For staff: the backend has another key than at pairing, so nothing is sent. If this network wants a log-in, open its page once in a browser; otherwise ask your administrator. Visits are kept here.</translation>
    </message>
    <message>
        <source>For staff: this network wants a log-in first. Open the hall&apos;s log-in page once in a browser on this device or in this network. Nothing is lost; visits go on.</source>
        <translation>For staff: this network wants a log-in first. Open the hall&apos;s log-in page once in a browser on this device or in this network. Nothing is lost; visits go on.</translation>
    </message>
    <message>
        <source>For staff: no connection to the backend. Visits are kept here and sent later.</source>
        <translation>For staff: no connection to the backend. Visits are kept here and sent later.</translation>
    </message>
    <message>
        <source>For staff: storage is running low. Connect this device, so that it can deliver.</source>
        <translation>For staff: storage is running low. Connect this device, so that it can deliver.</translation>
    </message>
    <message>
        <source>For staff: the backend did not take everything. Tell your administrator; nothing is lost.</source>
        <translation>For staff: the backend did not take everything. Tell your administrator; nothing is lost.</translation>
    </message>
    <message>
        <source>I would like to see products</source>
        <translation>I would like to see products</translation>
    </message>
    <message>
        <source>I would like a gift</source>
        <translation>I would like a gift</translation>
    </message>
    <message>
        <source>Look around in pictures and words</source>
        <translation>Look around in pictures and words</translation>
    </message>
    <message>
        <source>Choose one and take it along</source>
        <translation>Choose one and take it along</translation>
    </message>
    <message>
        <source>You looked at our products.</source>
        <translation>You looked at our products.</translation>
    </message>
    <message>
        <source>You would like a gift.</source>
        <translation>You would like a gift.</translation>
    </message>
    <message>
        <source>None left today</source>
        <translation>None left today</translation>
    </message>
    <message>
        <source>None at this screen just now</source>
        <translation>None at this screen just now</translation>
    </message>
    <message>
        <source>Only a few left</source>
        <translation>Only a few left</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n left</source>
        <translation>
            <numerusform>More than %n left</numerusform>
            <numerusform>More than %n left</numerusform>
        </translation>
    </message>
    <message>
        <source>Plenty left</source>
        <translation>Plenty left</translation>
    </message>
</context>
</TS>
