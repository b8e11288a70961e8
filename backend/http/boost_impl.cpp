// SPDX-License-Identifier: GPL-3.0-or-later
// Asio and Beast are compiled here, once, and only declared elsewhere.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
