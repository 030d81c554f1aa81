// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/windowpulse.h"

#include <QThread>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <span>
#include <xcb/xcb.h>

namespace Reelwatch::Bench {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

namespace {

constexpr auto Patience = 30s; ///< for the window, and for its last answers

template<typename T>
std::unique_ptr<T, decltype(&std::free)> owned(T *reply)
{
    return {reply, &std::free};
}

Time now()
{
    return std::chrono::steady_clock::now();
}

} // namespace

struct WindowPulse::Private
{
    Private()
    {
        if (xcb_connection_has_error(connection) != 0)
            qFatal("There is no display");
        // The other way that the answer goes is the window manager's alone.
        const uint32_t mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(connection, root, XCB_CW_EVENT_MASK, &mask);
    }
    ~Private() { xcb_disconnect(connection); }

    [[nodiscard]] xcb_atom_t atom(const char *name) const
    {
        const auto cookie =
            xcb_intern_atom(connection, 0, static_cast<uint16_t>(std::strlen(name)), name);
        return owned(xcb_intern_atom_reply(connection, cookie, nullptr))->atom;
    }
    [[nodiscard]] std::vector<uint32_t> property(xcb_window_t of, xcb_atom_t name) const;
    [[nodiscard]] xcb_window_t windowOf(qint64 process) const;
    /// A wish to the window manager.
    void wish(const char *name, uint32_t first) const;
    void ask();
    void hear();
    void waitUntil(Time time) const;

    xcb_connection_t *connection = xcb_connect(nullptr, nullptr);
    xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;
    xcb_atom_t protocols = atom("WM_PROTOCOLS");
    xcb_atom_t ping = atom("_NET_WM_PING");
    xcb_window_t window = 0;
    std::vector<Time> asked;
    std::vector<double> took; ///< one for each that was asked; -1: no answer yet
    size_t answered = 0;
};

std::vector<uint32_t> WindowPulse::Private::property(xcb_window_t of, xcb_atom_t name) const
{
    const auto cookie = xcb_get_property(connection, 0, of, name, XCB_ATOM_ANY, 0, 64);
    const auto reply = owned(xcb_get_property_reply(connection, cookie, nullptr));
    if (!reply || reply->format != 32)
        return {};
    const std::span values(static_cast<const uint32_t *>(xcb_get_property_value(reply.get())),
                           reply->value_len);
    return {values.begin(), values.end()};
}

xcb_window_t WindowPulse::Private::windowOf(qint64 process) const
{
    for (const xcb_window_t candidate : property(root, atom("_NET_CLIENT_LIST"))) {
        if (property(candidate, atom("_NET_WM_PID")) == std::vector {uint32_t(process)})
            return candidate;
    }
    return 0;
}

void WindowPulse::Private::wish(const char *name, uint32_t first) const
{
    xcb_client_message_event_t message {};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = window;
    message.type = atom(name);
    message.data.data32[0] = first;
    xcb_send_event(connection, 0, root,
                   XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char *>(&message));
    xcb_flush(connection);
}

void WindowPulse::Private::ask()
{
    xcb_client_message_event_t message {};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = window;
    message.type = protocols;
    message.data.data32[0] = ping;
    message.data.data32[1] = static_cast<uint32_t>(asked.size());
    message.data.data32[2] = window;
    asked.push_back(now());
    took.push_back(-1);
    xcb_send_event(connection, 0, window, XCB_EVENT_MASK_NO_EVENT,
                   reinterpret_cast<const char *>(&message));
    xcb_flush(connection);
}

void WindowPulse::Private::hear()
{
    while (const auto event = owned(xcb_poll_for_event(connection))) {
        if ((event->response_type & 0x7f) != XCB_CLIENT_MESSAGE)
            continue;
        const auto *message = reinterpret_cast<const xcb_client_message_event_t *>(event.get());
        const size_t number = message->data.data32[1];
        if (message->data.data32[0] != ping || number >= asked.size() || took[number] >= 0)
            continue;
        took[number] = std::chrono::duration<double, std::milli>(now() - asked[number]).count();
        ++answered;
    }
}

/// Or until something comes from the display.
void WindowPulse::Private::waitUntil(Time time) const
{
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(time - now());
    pollfd display {xcb_get_file_descriptor(connection), POLLIN, 0};
    ::poll(&display, 1, static_cast<int>(std::max<qint64>(wait.count(), 0)));
}

WindowPulse::WindowPulse(qint64 process)
    : d(std::make_unique<Private>())
{
    const Time last = now() + Patience;
    while (d->window == 0 && now() < last) {
        QThread::msleep(10);
        d->window = d->windowOf(process);
    }
    if (d->window == 0)
        qFatal("No window came");
}

WindowPulse::~WindowPulse() = default;

std::vector<double> WindowPulse::feel(std::chrono::milliseconds time)
{
    d->asked.clear();
    d->took.clear();
    d->answered = 0;
    const Time begin = now();
    for (Time next = begin; next < begin + time; next += Interval) {
        d->ask();
        while (now() < next + Interval) {
            d->waitUntil(next + Interval);
            d->hear();
        }
    }
    const Time last = now() + Patience;
    while (d->answered < d->asked.size() && now() < last) {
        d->waitUntil(last);
        d->hear();
    }
    std::ranges::replace_if(
        d->took, [](double one) { return one < 0; },
        std::chrono::duration<double, std::milli>(Patience).count());
    return d->took;
}

void WindowPulse::minimise()
{
    constexpr uint32_t Iconic = 3; // WM_STATE of the ICCCM
    d->wish("WM_CHANGE_STATE", Iconic);
}

bool WindowPulse::isShown(qint64 process)
{
    return Private().windowOf(process) != 0;
}

bool WindowPulse::isActive() const
{
    return d->property(d->root, d->atom("_NET_ACTIVE_WINDOW")) == std::vector {d->window};
}

void WindowPulse::close()
{
    d->wish("_NET_CLOSE_WINDOW", XCB_CURRENT_TIME);
}

} // namespace Reelwatch::Bench
