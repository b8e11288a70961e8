#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes day.jsonl, a day at the sample fair: make_day.py > day.jsonl

The same seed makes the same day on every machine. The file is kept in the tree; this shows how it came to be and makes another
when the fair or the screens change. The steps are those of kiosk/play/README.md. All people are invented: their
addresses are below .example, their phone numbers from the ranges that are kept free for films.
"""
import json
import random
import sys

SEED = 20270309
TOPICS = ["thermal-oil", "temperature-control-units", "electric-flow-heaters", "heat-pumps", "waste-heat", "steam",
          "explosion-protection", "control-technology", "energy-advice", "retrofit", "service", "careers"]
GIFTS = ["mug", "pocket-thermometer", "folding-rule"]
REASONS = ["advice", "information", "appointment"]

# given name, family name, what stands before the @
PEOPLE = [
    ("Anna", "Müller", "anna.mueller"), ("Jürgen", "Groß", "j.gross"), ("Käthe", "Süßmilch", "kaethe"), ("Jörg", "Öztürk", "joerg"),
    ("Ülkü", "Yıldız", "ulku.yildiz"), ("İbrahim", "Çağlayan", "ibrahim"), ("Łukasz", "Wiśniewski", "lukasz"), ("Żaneta", "Brzęczyszczykiewicz", "zaneta"),
    ("Jiří", "Dvořák", "jiri.dvorak"), ("Šárka", "Nováková", "sarka"), ("Þórdís", "Guðmundsdóttir", "thordis"), ("Søren", "Kjærgård", "soren"),
    ("Åsa", "Sjöström", "asa"), ("Zoë", "Lefèvre", "zoe.lefevre"), ("François", "L'Hôpital", "f.lhopital"), ("Siobhán", "O'Sullivan", "siobhan"),
    ("Seán", "Mac Giolla Phádraig", "sean"), ("Karl-Heinz", "Meyer-Landrut", "kh.meyer-landrut"), ("Anne-Sophie", "von der Leyden", "as.leyden"),
    ("José María", "Núñez y Ávila", "jm.nunez"), ("João", "Gonçalves", "joao"), ("Mihai", "Țepeș", "mihai"), ("Ágnes", "Kőszegi", "agnes"),
    ("Иван", "Смирнов", "i.smirnov"), ("Екатерина", "Щукина", "shchukina"), ("Олена", "Їжакевич", "olena"), ("Георги", "Ангелов", "angelov"),
    ("Γιώργος", "Παπαδόπουλος", "g.papadopoulos"), ("Ελένη", "Οικονόμου", "eleni"), ("伟", "王", "wang.wei"), ("芳", "李", "li.fang"),
    ("さくら", "田中", "tanaka"), ("서연", "김", "kim.seoyeon"), ("محمد", "العلي", "m.alali"), ("فاطمة", "الزهراء", "fatima"),
    ("נועה", "כהן", "noa.cohen"), ("สมชาย", "ใจดี", "somchai"), ("Nguyễn Thị", "Hồng Nhung", "hongnhung"), ("Trần", "Đức Lương", "tran.luong"),
    ("प्रिया", "शर्मा", "priya"), ("Cher", "", "cher"), ("", "Björnsdóttir", "bjornsdottir"), ("X Æ", "A-12", "x.ae"), ("Null", "Null", "null"),
    ("D'Arcy", "Robert'); --", "bobby"), ("Ana", "Ng", "a"), ("Maximilian Alexander Konstantin Ferdinand", "zu Sayn-Wittgenstein-Berleburg-Ludwigsburg", "max"),
    ("Wolfeschlegelsteinhausenbergerdorff " * 4 + "Adolph", "Hubert Blaine " * 13 + "Senior", "hubert"),
]
COMPANIES = ["", "", "", "Molkerei Grünwald eG", "Färberei Söhnlein & Cie.", "Papierfabrik Niederrhein GmbH", "O'Brien Foods Ltd", "Łódzkie Zakłady Chemiczne S.A.",
             "ООО «Теплотехника»", "上海热能科技有限公司", "Αφοί Παππά Α.Ε.", "Stadtwerke Öd", "K+S", "\"Quoted\" & <Sons>", "شركة الخليج للصناعات", "ABC"]
MESSAGES = ["", "", "", "", "Bitte erst ab 14 Uhr.", "Unser Kessel von 1987 läuft noch. Wie lange?", "Please send the data sheet in English 😀", "Wir planen zwei Linien à 450 kW,\nInbetriebnahme im Herbst.",
            "Пришлите, пожалуйста, каталог.", "请用英文联系我。", "الرجاء التواصل بالإنجليزية", "Can it do 165 °C? <b>Really?</b> 100 % sure?", "Rückruf bitte; \"dringend\" sagt mein Chef. ' OR 1=1"]
MISTYPED = ["{}mail.example", "{}@", "{}@mail", "{} at mail.example"]


class Visit:
    """One visitor, with a pace of their own: `slow` 0.3 hurries, 3 hesitates."""

    def __init__(self, dice, slow):
        self.dice, self.slow, self.steps, self.language, self.wish = dice, slow, [], "de", None

    def think(self, least, most):
        wait = min(round(self.dice.randint(least, most) * self.slow, -1), 40000)
        if wait >= 50:
            self.steps.append({"wait_ms": int(wait)})
        return self

    def tap(self, name):
        self.steps.append({"tap": name})
        return self

    def type(self, field, text):
        if text:
            self.think(200, 1500)
            self.steps.append({"type": text, "into": "contact." + field})
        return self

    def scan(self, code):
        self.steps.append({"scan": code})
        return self

    def expect(self, page):
        self.steps.append({"expect": page})
        return self

    def idle(self, what):
        self.steps.append({"idle": what})
        return self

    def warned(self):
        return self.idle("warning").think(300, 3000).tap("idle.stay")

    def switch_language(self):
        self.language = "en" if self.language == "de" else "de"
        return self.tap("nav.language." + self.language)

    def begin(self):
        self.tap("attract.begin").expect("reasons")
        if self.dice.random() < 0.3:
            self.think(500, 2000).switch_language()
        return self

    def reason(self):
        self.wish = self.dice.choice(REASONS)
        return self.think(800, 5000).tap("reasons." + self.wish).expect("topics")

    def tick(self, least, most):
        for topic in self.dice.sample(TOPICS, self.dice.randint(least, most)):
            self.think(400, 3000).tap("topics." + topic)
        return self

    def change_mind(self):
        """Ticks, unticks, ticks others."""
        first, second, third = self.dice.sample(TOPICS, 3)
        for topic in (first, second, first, third):
            self.think(300, 2500).tap("topics." + topic)
        return self

    def to_needs(self):
        return self.think(300, 2000).tap("topics.next").expect("needs")

    def to_contact(self, answers=True):
        self.to_needs()
        if not answers or self.dice.random() < 0.3:
            return self.think(300, 2000).tap("needs.skipAll").expect("contact")
        if self.answer():
            self.summary()
        return self.expect("contact")

    def choose(self, *options):
        """An option, or none: some leave a question open."""
        self.think(600, 4000)
        if self.dice.random() < 0.15:
            self.tap("needs.skip")
            return None
        option = self.dice.choice(options)
        self.tap("needs.option." + option)
        return option

    def answer(self):
        """The questions of the sample fair, as the answers lead; false where all were left open."""
        task = self.choose("tools", "baths", "air", "building", "unsure")
        said = [task]
        if task in ("tools", "baths", "air"):
            said.append(self.number(self.dice.choice([60, 85, 120, 160, 180, 250, 390])))
        if task in ("tools", "baths"):
            said.append(self.requirements())
        if task in ("air", "building"):
            said.append(self.dice.randint(1, 5))
            self.think(600, 3000).tap(f"needs.step.{said[-1]}")
        if self.wish != "information":
            said.append(self.choose("now", "half-year", "year", "open"))
        if self.wish == "appointment" and task in ("air", "building", "unsure"):
            said.append(self.choose("small", "medium", "large"))
        if self.wish != "appointment" and task in ("air", "building", "unsure"):
            said.append(self.choose("decides", "recommends", "uses", "student"))
        if task in ("tools", "baths", "unsure"):
            said.append(self.words())
        return any(said)

    def number(self, value):
        for digit in str(value):
            self.think(200, 800).tap("needs.number.digit." + digit)
        self.think(300, 1500).tap("needs.next")
        return value

    def requirements(self):
        wanted = self.dice.sample(["stainless", "precise", "zone", "energy"], self.dice.randint(1, 3))
        for option in wanted:
            self.think(400, 2500).tap("needs.option." + option)
        self.tap("needs.next")
        return wanted

    def words(self):
        text = self.dice.choice(["", "", "", "Unser Kessel ist von 1987.", "We run three shifts \U0001F600", "Нужен каталог.", "Zwei Linien à 450 kW"])
        if not text:
            self.think(500, 3000).tap("needs.skip")
            return None
        self.steps.append({"type": text, "into": "needs.words"})
        self.think(500, 3000).tap("needs.next")
        return text

    def summary(self):
        """Reads what was understood; some put it right."""
        self.think(1500, 8000)
        if self.wish != "information" and self.dice.random() < 0.15:
            self.tap("needs.sentence.timeframe").think(500, 3000)
            self.tap("needs.option." + self.dice.choice(["now", "half-year", "year", "open"])).think(500, 2500)
        return self.tap("needs.confirm")

    def consent(self, *which):
        for purpose in which:
            self.think(500, 4000).tap("contact.consent." + purpose)
        return self


class Person:
    def __init__(self, dice, number):
        self.number = number
        self.given, self.family, self.local = PEOPLE[number % len(PEOPLE)]
        self.company, self.message = dice.choice(COMPANIES), dice.choice(MESSAGES)
        host = dice.choice(["mail.example", "werk.example", "post.firma.example", "müller-söhne.example", "x.example"])
        self.email = f"{self.local}.{number}@{host}"
        tail = f"{dice.randrange(1000):03}"
        self.phone = dice.choice([f"030 23125 {tail}", f"+49 30 23125-{tail}", f"(0171) 39200{tail[:2]}", f"+44 20 7946 0{tail}", f"0049/30/23125{tail}", f"+1 (202) 555-01{tail[:2]}"])

    def card(self):
        family, given = (name.replace(";", "\\;") for name in (self.family, self.given))
        return f"BEGIN:VCARD\nVERSION:3.0\nN:{family};{given};;;\nEMAIL:{self.email}\nUID:WF27-{self.number:05}\nEND:VCARD"

    def introduce(self, visit):
        return visit.type("givenName", self.given).type("familyName", self.family).type("organization", self.company)


MAIL, CALL, NEWS = "follow-up.email", "follow-up.phone", "newsletter.email"


def leave_thanks(visit):
    """Most touch the button, some walk away, some are tidy."""
    visit.expect("thankYou").think(500, 2500)
    return visit.dice.choices([lambda: visit.tap("thankYou.finish"), lambda: visit.idle("wipe"), lambda: visit.tap("nav.startOver")], [6, 3, 1])[0]()


def give(visit, person, consents):
    person.introduce(visit)
    if MAIL in consents or NEWS in consents:
        visit.type("email", person.email)
    if CALL in consents:
        visit.type("phone", person.phone)
    visit.type("message", person.message)
    return visit.consent(*visit.dice.sample(consents, len(consents)))


def contact(*consents):
    def story(visit, person):
        visit.begin().reason().tick(0, 4).to_contact()
        give(visit, person, list(consents)).think(300, 3000).tap("contact.send")
        return leave_thanks(visit)
    return story


def without(visit, person):
    visit.begin().reason().tick(0, 3).to_contact().think(1000, 8000).tap("contact.finishWithout")
    return leave_thanks(visit)


def typed_but_without(visit, person):
    """Fills everything in, thinks better of it, and stays unknown."""
    give(visit.begin().reason().tick(1, 2).to_contact(), person, [MAIL]).think(2000, 9000).tap("contact.finishWithout")
    return leave_thanks(visit)


def language_midway(visit, person):
    visit.begin().reason().tick(1, 1).switch_language().tick(1, 2).to_contact()
    give(visit, person, [MAIL]).switch_language().think(500, 2000).tap("contact.send").expect("thankYou").switch_language()
    return leave_thanks(visit)


def ticks_and_unticks(visit, person):
    give(visit.begin().reason().change_mind().to_contact(), person, [MAIL]).tap("contact.send")
    return leave_thanks(visit)


def back_for_topics(visit, person):
    visit.begin().reason().tick(1, 2).to_contact(answers=False)
    person.introduce(visit).think(500, 3000).tap("nav.back").expect("needs").think(300, 2000).tap("nav.back").expect("topics")
    visit.change_mind().to_contact().type("email", person.email).consent(MAIL).tap("contact.send")
    return leave_thanks(visit)


def back_for_reason(visit, person):
    visit.begin().reason().tick(0, 2).think(300, 2000).tap("nav.back").expect("reasons").reason().to_contact()
    give(visit, person, [CALL]).tap("contact.send")
    return leave_thanks(visit)


def mistyped(visit, person):
    """Sends a wrong address, is told, and corrects it."""
    visit.begin().reason().tick(1, 3).to_contact()
    person.introduce(visit).type("email", visit.dice.choice(MISTYPED).format(person.local)).consent(MAIL).tap("contact.send").expect("contact")
    visit.think(1000, 5000).steps.append({"clear": "contact.email"})
    visit.type("email", person.email).tap("contact.send")
    return leave_thanks(visit)


def notices_a_slip(visit, person):
    visit.begin().reason().tick(1, 2).to_contact().type("email", person.email[:-4] + "eel")
    visit.steps += [{"erase": 3}, {"type": person.email[-4:]}]
    person.introduce(visit).consent(MAIL).tap("contact.send")
    return leave_thanks(visit)


def consent_unticked(visit, person):
    """Agrees to a call and the newsletter, and takes both back before sending."""
    visit.begin().reason().tick(0, 2).to_contact().type("email", person.email).type("phone", person.phone)
    person.introduce(visit).consent(CALL, NEWS, MAIL, NEWS, CALL).tap("contact.send")
    return leave_thanks(visit)


def forgets_consent(visit, person):
    """Sends with nothing ticked, is told, and agrees."""
    visit.begin().reason().tick(1, 2).to_contact().type("email", person.email).tap("contact.send").expect("contact")
    visit.consent(MAIL).tap("contact.send")
    return leave_thanks(visit)


def agrees_without_address(visit, person):
    """Agrees to a call without a number, is told, and unticks it again."""
    visit.begin().reason().tick(1, 2).to_contact().type("email", person.email).consent(MAIL, CALL).tap("contact.send").expect("contact")
    visit.consent(CALL).tap("contact.send")
    return leave_thanks(visit)


def takes_back(visit, person):
    visit.begin().reason().tick(1, 3).to_contact()
    give(visit, person, visit.dice.choice([[MAIL], [MAIL, CALL], [MAIL, NEWS]])).tap("contact.send").expect("thankYou")
    visit.think(500, 2500).tap("thankYou.takeBack")
    return leave_thanks(visit)


def stays(visit, person):
    """Is called away at each page, comes back at the warning, and finishes."""
    visit.begin().warned().reason().tick(1, 1).warned().tick(1, 1).to_contact()
    person.introduce(visit).warned().type("email", person.email).consent(MAIL).tap("contact.send")
    return leave_thanks(visit)


def screen_keyboard(visit, person):
    """Types on the keyboard on the screen."""
    visit.begin().reason().tick(0, 1).to_contact().think(300, 1500)
    visit.tap("contact.email").steps.append({"keys": f"{visit.dice.choice(['eva', 'tim', 'lea'])}-{visit.dice.randrange(100)}@mail.example"})
    visit.consent(MAIL).tap("contact.send")
    return leave_thanks(visit)


def at_reasons(end):
    return lambda visit, person: end(visit.begin().think(500, 4000))


def at_topics(end):
    return lambda visit, person: end(visit.begin().reason().tick(0, 3))


def at_needs(end):
    return lambda visit, person: end(visit.begin().reason().tick(0, 2).to_needs().think(500, 4000))


def in_needs(end):
    """Answers the first question, and goes."""
    def story(visit, person):
        visit.begin().reason().tick(0, 2).to_needs().think(500, 4000)
        return end(visit.tap("needs.option.tools").think(500, 4000))
    return story


def at_contact(end):
    return lambda visit, person: end(visit.begin().reason().tick(0, 3).to_contact().think(500, 5000))


def in_contact(end):
    return lambda visit, person: end(person.introduce(visit.begin().reason().tick(1, 2).to_contact()).type("email", person.email))


def unsent(end):
    return lambda visit, person: end(give(visit.begin().reason().tick(1, 2).to_contact(), person, [MAIL, CALL]))


def gift(end):
    """Came for something to take home."""
    def story(visit, person):
        visit.begin().think(500, 2500).tap("reasons.giveaway").expect("gifts").think(800, 5000)
        return end(visit)
    return story


def chooses(visit):
    visit.tap("gifts." + visit.dice.choices(GIFTS, [6, 3, 2])[0]).think(800, 4000)
    return visit


def says_no(visit):
    return leave_thanks(chooses(visit).tap("gifts.no"))


def says_yes(visit):
    return leave_thanks(chooses(visit).tap("gifts.yes").expect("coming").think(1000, 5000).tap("coming.finish"))


def would_rather_have_another(visit):
    return says_no(chooses(visit).tap("nav.back").expect("gifts"))


def wants_nothing(visit):
    return leave_thanks(visit.tap("gifts.decline").think(500, 2000).tap("gifts.no"))


def goes_with_the_number(visit):
    return chooses(visit).idle("wipe").expect("attract")


def badge(visit, person):
    """Holds out a badge instead of typing."""
    visit.begin().think(300, 1500).scan(person.card()).reason().tick(0, 2).to_contact()
    return leave_thanks(visit.consent(MAIL).think(300, 2500).tap("contact.send"))


def asks_for_a_person(visit, person):
    visit.think(300, 1500).tap("attract.person").expect("coming").think(800, 4000).tap("coming.finish")
    return leave_thanks(visit)


def start_over(visit):
    return visit.tap("nav.startOver").expect("attract")


def walk_away(visit):
    return visit.idle("wipe").expect("attract")


def warned_and_gone(visit):
    return visit.warned().idle("wipe").expect("attract")


def back(visit):
    return visit.tap("nav.back").expect("attract")


STORIES = [
    (58, "answer by e-mail", contact(MAIL)), (24, "answer by e-mail and a call", contact(MAIL, CALL)), (22, "a call only", contact(CALL)),
    (12, "newsletter only", contact(NEWS)), (16, "answer and newsletter", contact(MAIL, NEWS)), (6, "everything", contact(MAIL, CALL, NEWS)),
    (30, "no contact", without), (5, "fills in, finishes without", typed_but_without), (14, "changes language midway", language_midway),
    (10, "ticks and unticks topics", ticks_and_unticks), (8, "back for other topics", back_for_topics), (6, "back for another reason", back_for_reason),
    (10, "mistyped e-mail", mistyped), (6, "notices a slip", notices_a_slip), (7, "unticks consents", consent_unticked), (5, "forgets consent", forgets_consent),
    (4, "agrees without an address", agrees_without_address), (10, "takes everything back", takes_back), (7, "stays at the warning", stays), (9, "types on the screen", screen_keyboard),
    (5, "leaves at the reasons", at_reasons(start_over)), (5, "goes back at once", at_reasons(back)), (8, "walks away from the reasons", at_reasons(walk_away)),
    (7, "leaves at the topics", at_topics(start_over)), (7, "walks away from the topics", at_topics(walk_away)), (3, "stays, then walks away from the topics", at_topics(warned_and_gone)),
    (2, "leaves at the first question", at_needs(start_over)), (2, "leaves amid the questions", in_needs(start_over)), (3, "walks away amid the questions", in_needs(walk_away)),
    (3, "leaves at the contact", at_contact(start_over)), (2, "walks away from the contact", at_contact(walk_away)),
    (6, "leaves amid the contact", in_contact(start_over)), (7, "walks away amid the contact", in_contact(walk_away)),
    (4, "leaves before sending", unsent(start_over)), (5, "walks away before sending", unsent(walk_away)), (2, "stays, then walks away before sending", unsent(warned_and_gone)),
]

# Came into the fair file later: they stand between the others, which stay as they are.
LATER = [
    (34, "a gift", gift(says_no)), (6, "a gift, then a person", gift(says_yes)), (3, "another gift after all", gift(would_rather_have_another)),
    (4, "nothing, thank you", gift(wants_nothing)), (3, "goes with the number", gift(goes_with_the_number)), (8, "holds out a badge", badge), (4, "asks for a person", asks_for_a_person),
]


def told(stories, dice, first):
    stories = [(name, story) for count, name, story in stories for _ in range(count)]
    dice.shuffle(stories)
    for number, (name, story) in enumerate(stories, first):
        visit = Visit(dice, dice.choices([0, 0.3, 1, 3], [1, 3, 6, 2])[0])
        story(visit, Person(dice, number))
        yield {"name": f"{number:03} {name}", "steps": visit.steps}


def day(seed):
    visits = list(told(STORIES, random.Random(seed), 1))
    places = random.Random(seed + 1)
    for visit in told(LATER, random.Random(seed + 2), len(visits) + 1):
        visits.insert(places.randint(0, len(visits)), visit)
    return visits


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    for visit in day(int(sys.argv[1]) if len(sys.argv) > 1 else SEED):
        print(json.dumps(visit, ensure_ascii=False, separators=(", ", ": ")))
