// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/start/start.h"
#include "tests/qml/harness.h"

#include <QQmlEngine>
#include <QtQuickTest/quicktest.h>

using standdienst::ui::Harness;

class Setup : public QObject {
    Q_OBJECT
public:
    Setup() { standdienst::ui::prepareEnvironment(); }

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine* engine) {
        harness_ = std::make_unique<Harness>(*engine);
        qmlRegisterSingletonInstance("Standdienst.Test", 1, 0, "Harness", harness_.get());
    }
    void cleanupTestCase() { harness_.reset(); }

private:
    std::unique_ptr<Harness> harness_;
};

QUICK_TEST_MAIN_WITH_SETUP(standdienst_qml, Setup)

#include "main.moc"
