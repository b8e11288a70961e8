// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/visitor/needs_models.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace standdienst::kiosk {

// "Your needs": the fair's questions, one at a time, and at the end what was understood, to correct.
//
// An answer counts once it was gone on from. Answers that a changed one makes pointless count for nothing,
// and are kept as long as the visit runs: going back does not lose them. Words of the visitor's own live here
// alone, until they are sent with the contact or wiped.
class NeedsPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    // What was understood stands there, rather than a question.
    Q_PROPERTY(bool summary READ summary NOTIFY changed FINAL)
    // Of the question that is asked.
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(Kind kind READ kind NOTIFY changed FINAL)
    Q_PROPERTY(QString ask READ ask NOTIFY changed FINAL)
    Q_PROPERTY(QString help READ help NOTIFY changed FINAL)
    Q_PROPERTY(standdienst::kiosk::OptionsModel* options READ options CONSTANT FINAL)
    Q_PROPERTY(int least READ least NOTIFY changed FINAL)
    Q_PROPERTY(int most READ most NOTIFY changed FINAL)
    Q_PROPERTY(QString leastLabel READ leastLabel NOTIFY changed FINAL)
    Q_PROPERTY(QString mostLabel READ mostLabel NOTIFY changed FINAL)
    Q_PROPERTY(QString unit READ unit NOTIFY changed FINAL)
    // What was entered so far: the step of a scale or the number; -1: nothing.
    Q_PROPERTY(int number READ number NOTIFY numberChanged FINAL)
    // False where the number lies outside of least and most, which the page then says.
    Q_PROPERTY(bool numberFits READ numberFits NOTIFY numberChanged FINAL)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY wordsChanged FINAL)
    Q_PROPERTY(bool wordsFit READ wordsFit NOTIFY wordsChanged FINAL)
    // There is an answer to go on with.
    Q_PROPERTY(bool answered READ answered NOTIFY answeredChanged FINAL)
    // It is the summary that one came from, to correct this answer.
    Q_PROPERTY(bool correcting READ correcting NOTIFY changed FINAL)
    // Which question this is, and of how many; `about` where that depends on what is answered.
    Q_PROPERTY(int place READ place NOTIFY changed FINAL)
    Q_PROPERTY(int places READ places NOTIFY changed FINAL)
    Q_PROPERTY(bool about READ about NOTIFY changed FINAL)
    Q_PROPERTY(standdienst::kiosk::SentencesModel* sentences READ sentences CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::NeedsModel* needs READ needs CONSTANT FINAL)
public:
    enum Kind { Single, Several, Scale, Number, Words };
    Q_ENUM(Kind)

    explicit NeedsPage(const FairView& fair, QObject* parent = nullptr);
    ~NeedsPage() override;

    Q_INVOKABLE void choose(const QString& option); // Single goes on by itself; Several ticks or unticks
    Q_INVOKABLE void setNumber(int number);         // Scale goes on by itself; -1: nothing
    Q_INVOKABLE void more();                        // Number: by a step of the question
    Q_INVOKABLE void less();
    Q_INVOKABLE void digit(int digit); // behind those that stand there
    Q_INVOKABLE void eraseDigit();
    Q_INVOKABLE void next(); // nothing happens where there is no answer
    Q_INVOKABLE void skip();
    // Straight to what was understood, or on where that is nothing.
    Q_INVOKABLE void skipAll();
    Q_INVOKABLE void correct(const QString& question);
    // One of those offered: adds it to the visitor's topics, or takes it away again.
    Q_INVOKABLE void toggleTopic(const QString& topicId);
    Q_INVOKABLE void confirm(); // what was understood

    bool summary() const { return !asked_; }
    QString question() const;
    Kind kind() const;
    QString ask() const;
    QString help() const;
    OptionsModel* options() { return &options_; }
    int least() const;
    int most() const;
    QString leastLabel() const;
    QString mostLabel() const;
    QString unit() const;
    int number() const { return number_; }
    bool numberFits() const;
    QString words() const { return words_; }
    void setWords(const QString& words);
    bool wordsFit() const;
    bool answered() const;
    bool correcting() const { return correcting_; }
    int place() const;
    int places() const;
    bool about() const;
    SentencesModel* sentences() { return &sentences_; }
    NeedsModel* needs() { return &needs_; }

    void show(std::shared_ptr<const Fair> fair);
    // Shows the first question that is open, or the summary where none is; false where the fair has no
    // question for this wish.
    bool enter(Reason reason, std::vector<std::string> topics);
    bool applies(Reason reason, const std::vector<std::string>& topics) const;
    // The question before, or the summary that one came from; false where there is none.
    bool back();
    // To where one left the page.
    void reenter();
    void setTopics(std::vector<std::string> topics);
    void retranslate(const QString& language);
    // What was understood, a sentence each, and what follows from it; without the visitor's own words.
    QStringList understood() const;
    // Nothing is asked any more: own words go at once, what understood() says stays until wipe().
    void finish();
    void wipe();

    const Wish& wish() const { return wish_; }
    // Those that count.
    Answers answers() const;
    // What was said in words, by question, to be sent with the contact. The caller's to wipe.
    std::map<std::string, std::string> inWords() const;

Q_SIGNALS:
    void changed();
    void numberChanged();
    void wordsChanged();
    void answeredChanged();
    void topicToggled(const QString& topicId);
    void done();

private:
    void askFor(const Question* question); // nullptr: the summary
    void goOn();
    void keep(NeedAnswer answer);
    bool saidAnything() const;
    std::optional<NeedAnswer> entered() const;
    void clearEntry();
    void fillSummary();
    std::vector<const Question*> course() const;

    const FairView& texts_;
    std::shared_ptr<const Fair> fair_;
    QString language_;
    Wish wish_;
    Answers answers_;
    Wish finishedWish_;
    Answers finished_;                // none in own words
    const Question* asked_ = nullptr; // into fair_
    bool correcting_ = false;
    bool skipped_ = false; // all that is open
    int number_ = -1;
    QString words_;
    OptionsModel options_;
    SentencesModel sentences_;
    NeedsModel needs_;
};

} // namespace standdienst::kiosk
