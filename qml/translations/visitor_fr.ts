<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AttractScreen</name>
    <message>
        <source>Touch to begin</source>
        <translation>Touchez pour commencer</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Parler à quelqu’un</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
</context>
<context>
    <name>ComingScreen</name>
    <message>
        <source>A colleague is on the way to you.</source>
        <translation>Quelqu’un arrive vers vous.</translation>
    </message>
    <message>
        <source>Thank you for the talk.</source>
        <translation>Merci pour cet entretien.</translation>
    </message>
    <message>
        <source>You are no longer waiting.</source>
        <translation>Vous n’attendez plus.</translation>
    </message>
    <message>
        <source>We have called a colleague for you.</source>
        <translation>Nous avons appelé quelqu’un pour vous.</translation>
    </message>
    <message>
        <source>Your number is noted.</source>
        <translation>Votre numéro est noté.</translation>
    </message>
    <message>
        <source>They look for this number. Please keep it in mind.</source>
        <translation>On vous cherche sous ce numéro. Retenez-le, s’il vous plaît.</translation>
    </message>
    <message>
        <source>You can go on here, or speak to a person again.</source>
        <translation>Vous pouvez continuer ici, ou parler de nouveau à quelqu’un.</translation>
    </message>
    <message>
        <source>That is fine. You can speak to a person again at any time.</source>
        <translation>Très bien. Vous pouvez de nouveau parler à quelqu’un à tout moment.</translation>
    </message>
    <message>
        <source>This screen has no connection just now. Please show this number to anyone at the stand.</source>
        <translation>Cet écran n’a pas de connexion pour l’instant. Montrez ce numéro à une personne du stand.</translation>
    </message>
    <message>
        <source>They look for this number. You may also show it to anyone at the stand.</source>
        <translation>On vous cherche sous ce numéro. Vous pouvez aussi le montrer à une personne du stand.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Votre numéro</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Votre numéro : %1</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Here at this screen</source>
        <translation>Ici, devant cet écran</translation>
    </message>
    <message>
        <source>Before you</source>
        <translation>Avant vous</translation>
    </message>
    <message>
        <source>Nobody. You are next.</source>
        <translation>Personne. C’est à vous.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) asked before you.</source>
        <translation>
            <numerusform>%n personne a demandé avant vous.</numerusform>
            <numerusform>%n personnes ont demandé avant vous.</numerusform>
        </translation>
    </message>
    <message>
        <source>What we tell our colleagues</source>
        <translation>Ce que nous transmettons</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Parler à quelqu’un</translation>
    </message>
    <message>
        <source>I would rather not wait</source>
        <translation>Je préfère ne pas attendre</translation>
    </message>
    <message>
        <source>Go on meanwhile</source>
        <translation>Continuer en attendant</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>We came, and did not find you.</source>
        <translation>Nous sommes venus et ne vous avons pas trouvé.</translation>
    </message>
    <message>
        <source>We are sorry. Ask again, and we come to this screen.</source>
        <translation>Nous en sommes désolés. Redemandez, et nous viendrons à cet écran.</translation>
    </message>
    <message>
        <source>A minute at most.</source>
        <translation>Une minute au plus.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n minute(s).</source>
        <translation>
            <numerusform>Jusqu’à %n minute.</numerusform>
            <numerusform>Jusqu’à %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s).</source>
        <translation>
            <numerusform>Environ %n minute.</numerusform>
            <numerusform>Environ %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n minute(s).</source>
        <translation>
            <numerusform>%1 à %n minute.</numerusform>
            <numerusform>%1 à %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes longer than we told you. We are sorry.</source>
        <translation>Cela prend plus de temps que prévu. Nous en sommes désolés.</translation>
    </message>
    <message>
        <source>It will probably take</source>
        <translation>Cela prendra sans doute</translation>
    </message>
</context>
<context>
    <name>ContactScreen</name>
    <message>
        <source>Everything here is voluntary.</source>
        <translation>Tout ceci est facultatif.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>What should we prepare? (if you like)</source>
        <translation>Que devons-nous préparer ? (si vous le souhaitez)</translation>
    </message>
    <message>
        <source>What may we do with it?</source>
        <translation>Que pouvons-nous en faire ?</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>How can we reach you?</source>
        <translation>Comment vous joindre ?</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Continuer sans coordonnées</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Très grande</translation>
    </message>
    <message>
        <source>Where to touch</source>
        <translation>Zone tactile</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Tout l’écran</translation>
    </message>
    <message>
        <source>Lower part</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>GiftsScreen</name>
    <message>
        <source>It is yours.</source>
        <translation>Il est à vous.</translation>
    </message>
    <message>
        <source>With pleasure.</source>
        <translation>Avec plaisir.</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>Heureux de vous revoir.</translation>
    </message>
    <message>
        <source>Choose a gift</source>
        <translation>Choisissez un cadeau</translation>
    </message>
    <message>
        <source>Our gifts are gone for today.</source>
        <translation>Il n’y a plus de cadeaux aujourd’hui.</translation>
    </message>
    <message>
        <source>You would like nothing. That is fine with us.</source>
        <translation>Vous ne souhaitez rien. Cela nous convient très bien.</translation>
    </message>
    <message>
        <source>You have chosen a gift here today. So that there is one for everybody, it is one each.</source>
        <translation>Vous avez déjà choisi un cadeau ici aujourd’hui. Pour qu’il y en ait pour tout le monde, c’est un par personne.</translation>
    </message>
    <message>
        <source>One touch, and it is put aside for you. One for each visitor.</source>
        <translation>Touchez-le, et il est mis de côté pour vous. Un par personne.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Votre numéro</translation>
    </message>
    <message numerus="yes">
        <source>Please say the number there. It is kept for you for %n minute(s).</source>
        <translation>
            <numerusform>Veuillez y indiquer le numéro. Nous le gardons %n minute pour vous.</numerusform>
            <numerusform>Veuillez y indiquer le numéro. Nous le gardons %n minutes pour vous.</numerusform>
        </translation>
    </message>
    <message>
        <source>Would you like to speak to someone?</source>
        <translation>Souhaitez-vous parler à quelqu’un ?</translation>
    </message>
    <message>
        <source>Yes, please</source>
        <translation>Oui, volontiers</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Non, merci</translation>
    </message>
    <message>
        <source>Nothing, thank you</source>
        <translation>Rien, merci</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>A colleague knows that you are here.</source>
        <translation>Quelqu’un de notre équipe sait que vous êtes là.</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Votre numéro : %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>We are glad that you came.</source>
        <translation>Merci de votre visite.</translation>
    </message>
    <message>
        <source>This screen has none just now.</source>
        <translation>Cet écran n’en a plus pour le moment.</translation>
    </message>
    <message>
        <source>We are just as glad to show you around, or to answer a question.</source>
        <translation>Nous serons tout aussi heureux de vous faire visiter, ou de répondre à une question.</translation>
    </message>
    <message>
        <source>Please ask for one here: %1</source>
        <translation>Demandez-en un ici : %1</translation>
    </message>
    <message>
        <source>That was not me</source>
        <translation>Ce n’était pas moi</translation>
    </message>
</context>
<context>
    <name>IdleNotice</name>
    <message>
        <source>Are you still there?</source>
        <translation>Êtes-vous encore là ?</translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) everything you entered is wiped.</source>
        <translation>
            <numerusform>Dans %n seconde, tout ce que vous avez saisi sera effacé.</numerusform>
            <numerusform>Dans %n secondes, tout ce que vous avez saisi sera effacé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Oui, continuer</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Speak to a person</source>
        <translation>Parler à quelqu’un</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
</context>
<context>
    <name>NeedsScreen</name>
    <message>
        <source>This is how we understood you</source>
        <translation>Voici ce que nous avons compris</translation>
    </message>
    <message>
        <source>Touch a sentence to put it right.</source>
        <translation>Touchez une phrase pour la corriger.</translation>
    </message>
    <message>
        <source>Put right what you said</source>
        <translation>Corriger votre réponse</translation>
    </message>
    <message>
        <source>Question %1 of about %2</source>
        <translation>Question %1 sur environ %2</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Question %1 sur %2</translation>
    </message>
    <message>
        <source>We expect %1 to %2 here. If it is less or more, choose the nearest.</source>
        <translation>Nous attendons ici de %1 à %2. Si c’est moins ou plus, choisissez la valeur la plus proche.</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Avec vos propres mots</translation>
    </message>
    <message>
        <source>This is longer than we can keep. Please shorten it.</source>
        <translation>C’est plus long que ce que nous pouvons conserver. Veuillez raccourcir.</translation>
    </message>
    <message>
        <source>What matters for that</source>
        <translation>Ce qui compte pour cela</translation>
    </message>
    <message>
        <source>Among your topics</source>
        <translation>Fait partie de vos sujets</translation>
    </message>
    <message>
        <source>Touch to add</source>
        <translation>Touchez pour ajouter</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>C’est bien cela</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Skip all questions</source>
        <translation>Passer toutes les questions</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
</context>
<context>
    <name>PairingScreen</name>
    <message>
        <source>A code has eight letters and digits.</source>
        <translation>Un code compte huit lettres et chiffres.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Is the backend running, and is this device in the same network?</source>
        <translation>Personne ne répond à cette adresse. Le backend est-il en marche, et cet appareil est-il dans le même réseau ?</translation>
    </message>
    <message>
        <source>Something answers at this address, but not the backend. Compare the address. If this network wants a log-in, open its log-in page once in a browser.</source>
        <translation>Quelque chose répond à cette adresse, mais pas le backend. Vérifiez l’adresse. Si ce réseau demande une connexion, ouvrez une fois sa page dans un navigateur.</translation>
    </message>
    <message>
        <source>Another backend answers than the one that made the code. Do not go on; ask your administrator.</source>
        <translation>Ce n’est pas le backend qui a créé le code qui répond. N’allez pas plus loin ; demandez à votre administrateur.</translation>
    </message>
    <message>
        <source>The backend could not prove who it is; somebody may be listening. Do not go on; ask your administrator.</source>
        <translation>Le backend n’a pas pu prouver son identité ; quelqu’un écoute peut-être. N’allez pas plus loin ; demandez à votre administrateur.</translation>
    </message>
    <message>
        <source>This device belongs to another backend and takes no other. To give it away, run standdienst-kiosk --forget on it.</source>
        <translation>Cet appareil appartient à un autre backend et n’en accepte pas d’autre. Pour le céder, lancez-y standdienst-kiosk --forget.</translation>
    </message>
    <message>
        <source>The backend is busy. Try again in a minute.</source>
        <translation>Le backend est occupé. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>Pairing failed. Try again; if it fails again, tell support:</source>
        <translation>L’association a échoué. Réessayez ; si elle échoue encore, indiquez à l’assistance :</translation>
    </message>
    <message>
        <source>Pair this device</source>
        <translation>Associer cet appareil</translation>
    </message>
    <message>
        <source>Scan the code</source>
        <translation>Scannez le code</translation>
    </message>
    <message>
        <source>or type</source>
        <translation>ou saisissez-le</translation>
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
        <translation>Connexion … Annuler</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Associer</translation>
    </message>
    <message>
        <source>This is no address. It looks like 192.168.1.5:8443 and stands beside the code.</source>
        <translation>Ce n’est pas une adresse. Elle ressemble à 192.168.1.5:8443 et figure à côté du code.</translation>
    </message>
    <message>
        <source>This is not the text of a pairing code. Scan the code that the command standdienst device pair shows.</source>
        <translation>Ce n’est pas le texte d’un code d’association. Scannez le code qu’affiche la commande standdienst device pair.</translation>
    </message>
    <message>
        <source>The code is wrong. Compare it letter by letter; capitals do not matter.</source>
        <translation>Le code est faux. Vérifiez chaque caractère ; majuscule ou minuscule, peu importe.</translation>
    </message>
    <message>
        <source>The code has expired or was used up. Make a new one with the command standdienst device pair.</source>
        <translation>Le code a expiré ou a déjà servi. Créez-en un autre avec la commande standdienst device pair.</translation>
    </message>
    <message>
        <source>For staff. Make a code with the command standdienst device pair, then scan it here or type it.</source>
        <translation>Pour le personnel. Créez un code avec la commande standdienst device pair, puis scannez-le ou saisissez-le ici.</translation>
    </message>
    <message>
        <source>This device was taken out of service. Pair it with its backend again to use it; it then delivers the visits that it holds.</source>
        <translation>Cet appareil a été mis hors service. Pour le réutiliser, associez-le de nouveau à son backend ; il transmettra alors les visites qu’il conserve.</translation>
    </message>
</context>
<context>
    <name>ProductScreen</name>
    <message>
        <source>No longer of interest</source>
        <translation>Ne plus retenir</translation>
    </message>
    <message>
        <source>This interests me</source>
        <translation>Cela m’intéresse</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Retour à la liste</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>What we make</source>
        <translation>Ce que nous fabriquons</translation>
    </message>
    <message>
        <source>Touch a picture for more. Mark what interests you.</source>
        <translation>Touchez une image pour en savoir plus. Retenez ce qui vous intéresse.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n mark(s)</source>
        <translation>
            <numerusform>Continuer avec %n choix</numerusform>
            <numerusform>Continuer avec %n choix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonsScreen</name>
    <message>
        <source>What brings you here?</source>
        <translation>Qu’est-ce qui vous amène ?</translation>
    </message>
    <message>
        <source>Touch what fits best.</source>
        <translation>Touchez ce qui convient le mieux.</translation>
    </message>
    <message>
        <source>Your badge or card was read.</source>
        <translation>Votre badge ou votre carte a été lu.</translation>
    </message>
</context>
<context>
    <name>ScanPart</name>
    <message>
        <source>Read from your badge or card. Please check whether it is right.</source>
        <translation>Lu sur votre badge ou votre carte. Vérifiez que tout est juste.</translation>
    </message>
    <message>
        <source>Your badge or card says something else than what you typed. Which is right?</source>
        <translation>Votre badge ou votre carte dit autre chose que votre saisie. Qu’est-ce qui est juste ?</translation>
    </message>
    <message>
        <source>Your badge holds no address, only this: %1. We keep it with your details. Please type how we may reach you.</source>
        <translation>Votre badge ne contient pas d’adresse, seulement ceci : %1. Nous le gardons avec vos coordonnées. Saisissez comment vous joindre.</translation>
    </message>
    <message>
        <source>There are no contact details in this code. Please type them, or try your badge or card again.</source>
        <translation>Ce code ne contient pas de coordonnées. Saisissez-les, ou réessayez avec votre badge ou votre carte.</translation>
    </message>
    <message>
        <source>Less typing: hold the code on your badge or business card in front of the scanner.</source>
        <translation>Moins de saisie : présentez au lecteur le code de votre badge ou de votre carte.</translation>
    </message>
    <message>
        <source>Less typing: show the code on your badge or business card to the camera.</source>
        <translation>Moins de saisie : montrez à la caméra le code de votre badge ou de votre carte.</translation>
    </message>
    <message>
        <source>What your badge holds is kept with your details: %1</source>
        <translation>Ce que contient votre badge est gardé avec vos coordonnées : %1</translation>
    </message>
    <message>
        <source>The camera is on until it finds a code or you turn it off. Its pictures stay in this device&apos;s memory for that moment; nothing is recorded.</source>
        <translation>La caméra reste allumée jusqu’à ce qu’elle trouve un code ou que vous l’éteigniez. Ses images ne restent qu’un instant dans la mémoire de cet appareil ; rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Utiliser la caméra</translation>
    </message>
    <message>
        <source>Turn the camera off</source>
        <translation>Éteindre la caméra</translation>
    </message>
    <message>
        <source>Badge or card</source>
        <translation>Badge ou carte</translation>
    </message>
    <message>
        <source>What I typed</source>
        <translation>Ma saisie</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Ne pas le garder</translation>
    </message>
    <message>
        <source>Your card has several e-mail addresses. Which one may we use?</source>
        <translation>Votre carte porte plusieurs adresses e-mail. Laquelle pouvons-nous utiliser ?</translation>
    </message>
    <message>
        <source>Your card has several phone numbers. Which one may we use?</source>
        <translation>Votre carte porte plusieurs numéros de téléphone. Lequel pouvons-nous utiliser ?</translation>
    </message>
</context>
<context>
    <name>SentenceCard</name>
    <message>
        <source>Left open. Touch to answer.</source>
        <translation>Resté sans réponse. Touchez pour répondre.</translation>
    </message>
    <message>
        <source>Touch to correct.</source>
        <translation>Touchez pour corriger.</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Resté sans réponse</translation>
    </message>
</context>
<context>
    <name>ThankYouScreen</name>
    <message>
        <source>Thank you.</source>
        <translation>Merci.</translation>
    </message>
    <message numerus="yes">
        <source>This page is wiped in %n second(s).</source>
        <translation>
            <numerusform>Cette page sera effacée dans %n seconde.</numerusform>
            <numerusform>Cette page sera effacée dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>What we understood</source>
        <translation>Ce que nous avons compris</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>Et maintenant ?</translation>
    </message>
    <message>
        <source>You took your consent back. Your details are erased, and we will not contact you.</source>
        <translation>Vous avez retiré votre accord. Vos coordonnées sont effacées, et nous ne vous contacterons pas.</translation>
    </message>
    <message>
        <source>You left no address, so we will not write or call. Do speak to us here at the stand.</source>
        <translation>Vous n’avez pas laissé d’adresse : nous n’écrirons pas et n’appellerons pas. Venez nous parler ici, sur le stand.</translation>
    </message>
    <message>
        <source>We may write to you by e-mail, only for what you ticked.</source>
        <translation>Nous pouvons vous écrire par e-mail, seulement pour ce que vous avez coché.</translation>
    </message>
    <message>
        <source>We may call you, only for what you ticked.</source>
        <translation>Nous pouvons vous appeler, seulement pour ce que vous avez coché.</translation>
    </message>
    <message>
        <source>Your details are encrypted. This device cannot read them any more.</source>
        <translation>Vos coordonnées sont chiffrées. Cet appareil ne peut plus les lire.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Take my consent back</source>
        <translation>Retirer mon accord</translation>
    </message>
    <message>
        <source>To take along</source>
        <translation>À emporter</translation>
    </message>
    <message>
        <source>Code with our contact card</source>
        <translation>Code de notre carte de visite</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera here: our contact, and what we understood.</source>
        <translation>Visez ce code avec votre téléphone : nos coordonnées, et ce que nous avons compris.</translation>
    </message>
    <message>
        <source>You are waiting for a colleague. Your number</source>
        <translation>Quelqu’un vient vers vous. Votre numéro</translation>
    </message>
    <message>
        <source>Please stay near this screen, or show the number to anyone at the stand.</source>
        <translation>Restez près de cet écran, ou montrez ce numéro à une personne du stand.</translation>
    </message>
    <message>
        <source>Your gift</source>
        <translation>Votre cadeau</translation>
    </message>
    <message>
        <source>Your number: %1</source>
        <translation>Votre numéro : %1</translation>
    </message>
</context>
<context>
    <name>TopicsScreen</name>
    <message>
        <source>What is it about?</source>
        <translation>De quoi s’agit-il ?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Nothing has this name. Try a shorter word, or simply go on: we find out together.</source>
        <translation>Rien ne porte ce nom. Essayez un mot plus court, ou continuez simplement : nous trouverons ensemble.</translation>
    </message>
    <message>
        <source>Go on without a topic</source>
        <translation>Continuer sans sujet</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n topic(s)</source>
        <translation>
            <numerusform>Continuer avec %n sujet</numerusform>
            <numerusform>Continuer avec %n sujets</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick as many as you like, or none.</source>
        <translation>Cochez-en autant que vous voulez, ou aucun.</translation>
    </message>
</context>
<context>
    <name>TroubleScreen</name>
    <message>
        <source>The program is open a second time.</source>
        <translation>Le programme est ouvert deux fois.</translation>
    </message>
    <message>
        <source>The data on this device are from a newer version of the program.</source>
        <translation>Les données de cet appareil proviennent d’une version plus récente du programme.</translation>
    </message>
    <message>
        <source>The data on this device cannot be opened.</source>
        <translation>Les données de cet appareil ne s’ouvrent pas.</translation>
    </message>
    <message>
        <source>The storage of this device is full. What was entered so far is kept.</source>
        <translation>La mémoire de cet appareil est pleine. Ce qui a été saisi jusqu’ici est conservé.</translation>
    </message>
    <message>
        <source>This device is paired and waits for the fair&apos;s content.</source>
        <translation>Cet appareil est associé et attend le contenu du salon.</translation>
    </message>
    <message>
        <source>The fair is closed.</source>
        <translation>Le salon est clos.</translation>
    </message>
    <message>
        <source>This device cannot begin a visit.</source>
        <translation>Aucune visite ne peut commencer sur cet appareil.</translation>
    </message>
    <message>
        <source>Close the other window, or restart the device.</source>
        <translation>Fermez l’autre fenêtre, ou redémarrez l’appareil.</translation>
    </message>
    <message>
        <source>Install the newest version. Do not delete the data: they may hold visits that were not delivered.</source>
        <translation>Installez la dernière version. N’effacez pas les données : elles contiennent peut-être des visites non transmises.</translation>
    </message>
    <message>
        <source>Restart the device. If this page comes back, do not delete anything and tell support what is written below.</source>
        <translation>Redémarrez l’appareil. Si cette page revient, n’effacez rien et communiquez à l’assistance ce qui est écrit ci-dessous.</translation>
    </message>
    <message>
        <source>Connect the device to the network, so that it can deliver, or free storage.</source>
        <translation>Connectez l’appareil au réseau pour qu’il puisse transmettre, ou libérez de la mémoire.</translation>
    </message>
    <message>
        <source>This device is paired, but its backend has no fair.</source>
        <translation>Cet appareil est associé, mais son backend n’a pas de salon.</translation>
    </message>
    <message>
        <source>This takes a few seconds. If it takes longer, check the network.</source>
        <translation>Cela prend quelques secondes. Si cela dure, vérifiez le réseau.</translation>
    </message>
    <message>
        <source>Import one in the backend with the command standdienst fair import.</source>
        <translation>Importez-en un dans le backend avec la commande standdienst fair import.</translation>
    </message>
    <message>
        <source>Set the fair to open in its file and import it again, if it is to go on.</source>
        <translation>S’il doit continuer, mettez le salon sur open dans son fichier et importez-le de nouveau.</translation>
    </message>
    <message>
        <source>Restart the device, or tell support what is written below.</source>
        <translation>Redémarrez l’appareil, ou communiquez à l’assistance ce qui est écrit ci-dessous.</translation>
    </message>
    <message>
        <source>Thank you for your visit.</source>
        <translation>Merci de votre visite.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Un instant, s’il vous plaît.</translation>
    </message>
    <message>
        <source>This stand has closed.</source>
        <translation>Ce stand est fermé.</translation>
    </message>
    <message>
        <source>This screen cannot help you just now. Please speak to us at the stand.</source>
        <translation>Cet écran ne peut pas vous aider pour l’instant. Adressez-vous à nous sur le stand.</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>Pour le personnel : %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>This could not be saved. Please try again, or speak to us at the stand.</source>
        <translation>L’enregistrement a échoué. Réessayez, ou adressez-vous à nous sur le stand.</translation>
    </message>
    <message>
        <source>We could not use this code. It works without one, too.</source>
        <translation>Nous ne pouvons pas utiliser ce code. Cela fonctionne aussi sans.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>I would like advice</source>
        <translation>Je souhaite un conseil</translation>
    </message>
    <message>
        <source>I would like information</source>
        <translation>Je souhaite m’informer</translation>
    </message>
    <message>
        <source>I would like an appointment</source>
        <translation>Je souhaite un rendez-vous</translation>
    </message>
    <message>
        <source>Find out together what suits you</source>
        <translation>Trouver ensemble ce qui vous convient</translation>
    </message>
    <message>
        <source>Products and documents on your topics</source>
        <translation>Produits et documents sur vos sujets</translation>
    </message>
    <message>
        <source>A talk without hurry, after the fair</source>
        <translation>Un entretien au calme, après le salon</translation>
    </message>
    <message>
        <source>You would like advice.</source>
        <translation>Vous souhaitez un conseil.</translation>
    </message>
    <message>
        <source>You would like information.</source>
        <translation>Vous souhaitez vous informer.</translation>
    </message>
    <message>
        <source>You would like an appointment.</source>
        <translation>Vous souhaitez un rendez-vous.</translation>
    </message>
    <message>
        <source>Please enter your e-mail address, or remove the tick for e-mail.</source>
        <translation>Saisissez votre adresse e-mail, ou décochez l’e-mail.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address yet. Example: name@company.com</source>
        <translation>Cela ne ressemble pas encore à une adresse e-mail. Exemple : nom@entreprise.fr</translation>
    </message>
    <message>
        <source>Please enter your phone number, or remove the tick for calls.</source>
        <translation>Saisissez votre numéro de téléphone, ou décochez l’appel.</translation>
    </message>
    <message>
        <source>This does not look like a phone number yet. Example: +49 30 1234567</source>
        <translation>Cela ne ressemble pas encore à un numéro de téléphone. Exemple : +33 1 23 45 67 89</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Vouliez-vous dire %1 ?</translation>
    </message>
    <message>
        <source>This is longer than we can keep. Please shorten it.</source>
        <translation>C’est trop long pour nous. Raccourcissez, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Without a tick we may not keep your details. Tick how we may answer, or go on without.</source>
        <translation>Sans case cochée, nous ne pouvons pas garder vos coordonnées. Cochez comment nous pouvons répondre, ou continuez sans.</translation>
    </message>
    <message>
        <source>You ticked a way to reach you, but its address is missing or not right yet.</source>
        <translation>Il manque l’adresse ou le numéro pour ce que vous avez coché, ou il n’est pas encore juste.</translation>
    </message>
    <message>
        <source>One of the fields is too long.</source>
        <translation>Un des champs est trop long.</translation>
    </message>
    <message>
        <source>There may be a slip in your details. Tap what you meant, or send once more if it is right as it stands.</source>
        <translation>Il y a peut-être une faute de frappe. Touchez ce que vous vouliez écrire, ou envoyez encore une fois si c’est exact.</translation>
    </message>
    <message>
        <source>Your details could not be saved, and nothing was sent. Please try again, or speak to us at the stand.</source>
        <translation>Vos coordonnées n’ont été ni enregistrées ni envoyées. Réessayez, ou adressez-vous à nous sur le stand.</translation>
    </message>
    <message>
        <source>For staff: the backend has another key than at pairing, so nothing is sent. If this network wants a log-in, open its page once in a browser; otherwise ask your administrator. Visits are kept here.</source>
        <translation>Pour le personnel : le backend n’a plus la même clé qu’à l’association, donc rien n’est envoyé. Si ce réseau demande une connexion, ouvrez une fois sa page dans un navigateur ; sinon, demandez à votre administrateur. Les visites sont conservées ici.</translation>
    </message>
    <message>
        <source>For staff: this network wants a log-in first. Open the hall&apos;s log-in page once in a browser on this device or in this network. Nothing is lost; visits go on.</source>
        <translation>Pour le personnel : ce réseau demande d’abord une connexion. Ouvrez une fois la page de connexion du hall dans un navigateur, sur cet appareil ou dans ce réseau. Rien n’est perdu ; les visites continuent.</translation>
    </message>
    <message>
        <source>For staff: no connection to the backend. Visits are kept here and sent later.</source>
        <translation>Pour le personnel : pas de liaison avec le backend. Les visites sont conservées ici et envoyées plus tard.</translation>
    </message>
    <message>
        <source>For staff: storage is running low. Connect this device, so that it can deliver.</source>
        <translation>Pour le personnel : la mémoire se remplit. Connectez cet appareil pour qu’il puisse transmettre.</translation>
    </message>
    <message>
        <source>For staff: the backend did not take everything. Tell your administrator; nothing is lost.</source>
        <translation>Pour le personnel : le backend n’a pas tout accepté. Prévenez votre administrateur ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>I would like to see products</source>
        <translation>Je souhaite voir des produits</translation>
    </message>
    <message>
        <source>I would like a gift</source>
        <translation>Je souhaite un petit cadeau</translation>
    </message>
    <message>
        <source>Look around in pictures and words</source>
        <translation>Parcourir en images et en mots</translation>
    </message>
    <message>
        <source>Choose one and take it along</source>
        <translation>En choisir un et l’emporter</translation>
    </message>
    <message>
        <source>You looked at our products.</source>
        <translation>Vous avez regardé nos produits.</translation>
    </message>
    <message>
        <source>You would like a gift.</source>
        <translation>Vous souhaitez un petit cadeau.</translation>
    </message>
    <message>
        <source>None left today</source>
        <translation>Épuisé pour aujourd’hui</translation>
    </message>
    <message>
        <source>None at this screen just now</source>
        <translation>Pas à cet écran pour le moment</translation>
    </message>
    <message>
        <source>Only a few left</source>
        <translation>Plus que quelques-uns</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>encore %n</numerusform>
            <numerusform>encore %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n left</source>
        <translation>
            <numerusform>encore plus de %n</numerusform>
            <numerusform>encore plus de %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Plenty left</source>
        <translation>Il y en a assez</translation>
    </message>
</context>
</TS>
