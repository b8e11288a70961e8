// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/start/translator.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QQmlEngine>

namespace standdienst::ui {

Translator::Translator(QQmlEngine& engine, QObject* parent) : QObject(parent), engine_(engine) {}

Translator::~Translator() {
    QCoreApplication::removeTranslator(&texts_);
}

QStringList Translator::languages() {
    QStringList found;
    for (const auto& file :
         QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("visitor_*.qm")}, QDir::Files, QDir::Name))
        found.append(file.section(u'_', 1).section(u'.', 0, 0));
    return found;
}

void Translator::setLanguage(const QString& language) {
    if (language == language_)
        return;
    language_ = language;
    QCoreApplication::removeTranslator(&texts_);
    const QString primary = language.section(u'-', 0, 0);
    if (texts_.load(QStringLiteral(":/i18n/visitor_%1.qm").arg(primary)))
        QCoreApplication::installTranslator(&texts_);
    engine_.setUiLanguage(language);
    engine_.retranslate();
}

} // namespace standdienst::ui
