// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

#include <array>

namespace Paint {

namespace {

struct Jelly
{
    Point place;
    float size;
    float phase;
    float near; ///< 0 far and dim, 1 close and clear
    Colour body;
    Colour edge;
};

constexpr std::array Jellies {
    Jelly {{-0.17F, -0.21F}, 0.045F, 0.55F, 0.3F, rgb(0x4f8fd0), rgb(0x8fd0ff)},
    Jelly {{0.19F, 0.31F}, 0.060F, 0.2F, 0.5F, rgb(0x6a7fe0), rgb(0xa9c8ff)},
    Jelly {{-0.02F, 0.10F}, 0.150F, 0, 1, rgb(0xd865b8), rgb(0xffc3e6)},
};

Colour water(Point p, float moment)
{
    Colour c = mix(rgb(0x01061a), rgb(0x06285c), smooth(-0.5F, 0.15F, p.y));
    c = mix(c, rgb(0x1a86b4), smooth(0.05F, 0.62F, p.y));
    const float angle = std::atan2(p.x - 0.06F, 0.95F - p.y);
    const float rays = noise(angle * 13, 0, moment * 3, 3) * noise(angle * 29, 4, moment * 5, 5);
    return c + rgb(0x7fe0f0) * (0.75F * smooth(0.18F, 0.75F, rays) * smooth(-0.42F, 0.5F, p.y));
}

Colour plankton(Point p, float moment)
{
    Colour c;
    for (int layer = 0; layer < 2; ++layer) {
        const float grid = layer == 0 ? 11 : 19;
        const Point q {p.x * grid, (p.y - moment * float(layer + 1) / grid) * grid};
        const auto x = int(std::floor(q.x));
        const auto y = int(std::floor(q.y));
        const Point speck {float(x) + 0.2F + 0.6F * chance(x, y, layer),
                           float(y) + 0.2F + 0.6F * chance(x, y, 9)};
        const float bright = smooth(0.6F, 1, chance(x, y, 3 + layer));
        c = c + rgb(0xbdf2ff) * (0.5F * bright * smooth(0.075F, 0, length(q - speck)));
    }
    return c;
}

Colour tentacles(Point q, const Jelly &jelly, float beat, float moment)
{
    Colour c;
    const float down = -q.y;
    if (down < -0.25F)
        return c;
    const float t = (moment + jelly.phase) * Turn;
    for (int i = 0; i < 9; ++i) {
        const float root = (float(i) - 4) * 0.19F * beat;
        const float reach = 2.2F + 1.1F * chance(i, 5);
        const float swing = 0.05F + 0.10F * std::max(0.F, down);
        const float x =
            root * (1 - 0.10F * down) + swing * std::sin(down * 3.1F - t * 2 + float(i) * 1.3F);
        const float thin = mix(0.022F, 0.008F, smooth(0, reach, down));
        c = c
            + jelly.edge
                * (0.45F * smooth(thin * 2, 0, std::abs(q.x - x)) * smooth(reach, 0.2F, down)
                   * smooth(-0.08F, 0.12F, down));
    }
    for (int i = 0; i < 3; ++i) {
        const float x =
            (float(i) - 1) * 0.2F + 0.11F * std::sin(down * 4.2F - t * 2 + float(i) * 2.2F);
        const float frill = 0.13F + 0.035F * std::sin(down * 19 - t * 3 + float(i));
        c = c + jelly.body * (0.5F * smooth(frill, 0, std::abs(q.x - x)) * smooth(1.9F, 0, down));
    }
    return c;
}

Colour bell(Point q, const Jelly &jelly, float beat)
{
    const Point scaled {q.x / beat, q.y * beat};
    const float hem = -0.16F + 0.05F * std::cos(scaled.x * 15) - 0.08F * square(scaled.x);
    const float r = length({scaled.x, scaled.y > 0 ? scaled.y * 1.12F : scaled.y * 0.4F});
    const float cover = smooth(1, 0.97F, r) * smooth(hem - 0.02F, hem + 0.02F, scaled.y);
    const float rim = smooth(0.55F, 1, r);
    const float ribs = 0.5F + 0.5F * std::cos(std::atan2(scaled.x, scaled.y + 0.9F) * 26);
    Colour c = mix(jelly.body * 0.55F, jelly.edge, rim * 0.75F);
    c = c + jelly.edge * (0.16F * ribs * smooth(0.25F, 0.9F, r));
    c = c + rgb(0xfff2d8) * (0.55F * std::exp(-length(scaled - Point {0, 0.18F}) * 4.5F));
    const float band = smooth(0.10F, 0, std::abs(scaled.y - hem - 0.06F));
    return (c + jelly.edge * (0.4F * band)) * cover;
}

Colour glow(Point p, const Jelly &jelly, float moment)
{
    const float t = (moment * 2 + jelly.phase) * Turn;
    const float beat = 1 + 0.10F * std::sin(t);
    const Point place = jelly.place
        + Point {0.012F * std::sin(moment * Turn + jelly.phase * 9), 0.022F * std::sin(t - 1.2F)};
    const Point q =
        turned((p - place) * (1 / jelly.size), 0.14F * std::sin(moment * Turn + jelly.phase * 5));
    const Colour inside =
        bell(q, jelly, beat) * 0.9F + tentacles(q + Point {0, 0.18F}, jelly, beat, moment);
    const float halo = 0.22F * std::exp(-length(q) * 1.5F);
    return (inside + jelly.body * halo) * mix(0.4F, 1, jelly.near);
}

} // namespace

Picture jellyfish(float moment)
{
    return [moment](Point p) {
        Colour c = water(p, moment) + plankton(p, moment);
        for (const Jelly &jelly : Jellies)
            c = c + glow(p, jelly, moment);
        return c;
    };
}

} // namespace Paint
