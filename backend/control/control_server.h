// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/control/commands.h"
#include "backend/control/control_socket.h"

#include <thread>

namespace standdienst::backend {

// Takes commands over the control socket, one after another on a thread of its own, from this user and root
// only.
class ControlServer {
public:
    // From now on commands are taken, and wait until `start`.
    static Result<std::unique_ptr<ControlServer>> listen(const std::filesystem::path& folder,
                                                         Commands& commands);
    ~ControlServer(); // as stop()
    void start();
    // Lets the command under way finish.
    void stop();

private:
    ControlServer(std::filesystem::path folder, Descriptor listener, Descriptor wake, Commands& commands);
    void serve();
    void answer(int client);

    const std::filesystem::path folder_;
    Descriptor listener_;
    Descriptor wake_; // an eventfd that ends serve()
    Commands& commands_;
    bool stopped_ = false;
    std::thread thread_;
};

} // namespace standdienst::backend
