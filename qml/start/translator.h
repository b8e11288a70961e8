// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

class QQmlEngine;

namespace standdienst::ui {

// Turns all text that QML shows to another language while it runs.
//
// The engine outlives it. A language that there is no translation for is shown in English, the language of
// the sources.
class Translator : public QObject {
    Q_OBJECT
public:
    explicit Translator(QQmlEngine& engine, QObject* parent = nullptr);
    ~Translator() override;

    static QStringList languages(); // that there are translations for
    QString language() const { return language_; }

public Q_SLOTS:
    void setLanguage(const QString& language);

private:
    QQmlEngine& engine_;
    QTranslator texts_;
    QString language_;
};

} // namespace standdienst::ui
