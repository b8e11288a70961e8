// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/scan/symbols.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QVideoFrame>

#include <atomic>
#include <memory>
#include <string>

class QCamera;
class QMediaCaptureSession;
class QVideoSink;

namespace standdienst::kiosk {

// Reads codes that are held before the camera, while it is open and not a moment longer. Frames are looked at
// in memory, one at a time, off the GUI thread, and overwritten; none is kept, and what comes while one is
// looked at is let go.
//
// Lives in the GUI thread; its signals come there.
class CameraReader : public QObject {
    Q_OBJECT
public:
    explicit CameraReader(QObject* parent = nullptr);
    ~CameraReader() override;

    // Whether this machine has a camera that this user may open. Asks the system only, and loads nothing of
    // Qt Multimedia, which takes its time.
    static bool offered();

    // False where it cannot be opened.
    bool open();
    void close();
    bool isOpen() const { return open_; }

    // Where frames come in, from the camera or from a test; open() is not needed for it, listen() is.
    QVideoSink* sink();
    void listen(bool on);
    // A frame is being looked at.
    bool busy() const { return busy_; }

Q_SIGNALS:
    // A code that was not read before since the camera was opened. Linear ones are believed when seen twice.
    void found(const std::string& bytes);
    // What the camera sees, small and in grey.
    void seen(const QImage& picture);
    // The camera went away, or never came.
    void failed();

private:
    void take(const QVideoFrame& frame);
    void looked(const std::vector<Symbol>& symbols);

    std::unique_ptr<QMediaCaptureSession> session_;
    std::unique_ptr<QCamera> camera_;
    std::unique_ptr<QVideoSink> sink_;
    QThreadPool pool_;
    std::atomic<bool> busy_ = false;
    std::atomic<bool> open_ = false;
    std::atomic<int> look_ = 1; // the next one, after a plain one found nothing
    std::string last_;
    std::string once_; // a linear code that was seen once
};

// Its brightness, at most `longest` pixels wide or high; empty where the frame cannot be mapped.
GreyPicture greyOf(QVideoFrame frame, int longest);

} // namespace standdienst::kiosk
