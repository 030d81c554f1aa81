// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/screenwatch.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>
#include <poll.h>
#include <xcb/damage.h>

namespace Reelwatch::Bench {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype SquareLine = 160; ///< bytes
constexpr qsizetype SquareLines = 40;
constexpr double BetweenPictures = 8; ///< ms: looking costs time too

template<typename Reply>
using Held = std::unique_ptr<Reply, decltype([](Reply *reply) { std::free(reply); })>;

} // namespace

ScreenWatch::ScreenWatch()
    : m_display(xcb_connect(nullptr, nullptr), &xcb_disconnect)
{
    xcb_connection_t *display = m_display.get();
    const auto *extension = xcb_get_extension_data(display, &xcb_damage_id);
    if (xcb_connection_has_error(display) != 0 || !extension || !extension->present)
        qFatal("There is no X display that tells of its changes.");
    m_changeEvent = extension->first_event + XCB_DAMAGE_NOTIFY;
    const Held<xcb_damage_query_version_reply_t> version(
        xcb_damage_query_version_reply(display, xcb_damage_query_version(display, 1, 1), nullptr));
    const xcb_screen_t &all = *xcb_setup_roots_iterator(xcb_get_setup(display)).data;
    m_root = all.root;
    m_size = {all.width_in_pixels, all.height_in_pixels};
    xcb_damage_create(display, xcb_generate_id(display), m_root,
                      XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
    m_before = picture();
}

ScreenWatch::~ScreenWatch() = default;

bool ScreenWatch::awaitChange(std::chrono::milliseconds patience)
{
    QElapsedTimer waited;
    waited.start();
    while (true) {
        bool isChanged = false;
        while (const Held<xcb_generic_event_t> event {xcb_poll_for_event(m_display.get())})
            isChanged = isChanged || (event->response_type & 0x7f) == m_changeEvent;
        if (isChanged)
            return true;
        const auto left = patience - std::chrono::milliseconds(waited.elapsed());
        pollfd ready {.fd = xcb_get_file_descriptor(m_display.get()), .events = POLLIN};
        if (left <= 0ms || ::poll(&ready, 1, static_cast<int>(left.count())) == 0)
            return false;
    }
}

ScreenWatch::Picture ScreenWatch::picture() const
{
    const Held<xcb_get_image_reply_t> image(
        xcb_get_image_reply(m_display.get(),
                            xcb_get_image(m_display.get(), XCB_IMAGE_FORMAT_Z_PIXMAP, m_root, 0, 0,
                                          m_size.width, m_size.height, ~0U),
                            nullptr));
    if (!image)
        qFatal("The display shows no picture.");
    const auto *bytes = reinterpret_cast<const char *>(xcb_get_image_data(image.get()));
    const qsizetype line = xcb_get_image_data_length(image.get()) / m_size.height;
    const qsizetype squares = line / SquareLine;
    Picture all(static_cast<size_t>(squares * (m_size.height / SquareLines + 1)));
    for (qsizetype y = 0; y < m_size.height; ++y) {
        for (qsizetype x = 0; x < squares; ++x) {
            size_t &square = all[static_cast<size_t>(y / SquareLines * squares + x)];
            square = qHashBits(bytes + y * line + x * SquareLine, SquareLine, square);
        }
    }
    return all;
}

ScreenWatch::Changes ScreenWatch::awaitQuiet(const QElapsedTimer &timer,
                                             std::chrono::milliseconds quiet)
{
    const auto now = [&timer] {
        return double(timer.nsecsElapsed()) / 1e6;
    };
    std::vector<std::pair<double, Picture>> seen {{0, m_before}};
    if (!awaitChange(30s))
        qFatal("Nothing appears.");
    Changes changes {.first = now(), .last = now()};
    do {
        changes.last = now();
        if (changes.last - seen.back().first > BetweenPictures)
            seen.emplace_back(changes.last, picture());
    } while (awaitChange(quiet));
    const Picture after = picture();
    const auto isComplete = [&](const auto &at) {
        int wanted = 0;
        int done = 0;
        for (size_t square = 0; square < after.size(); ++square) {
            const bool isWanted = after[square] != m_before[square];
            wanted += isWanted;
            done += isWanted && at.second[square] == after[square];
        }
        return done * 10 >= wanted * 9;
    };
    const auto complete = std::ranges::find_if(seen, isComplete);
    changes.complete = complete == seen.end() ? changes.last : complete->first;
    return changes;
}

void ScreenWatch::clear()
{
    while (awaitChange(50ms))
        ;
    m_before = picture();
}

} // namespace Reelwatch::Bench
