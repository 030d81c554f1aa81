// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

#include <array>

namespace Paint {

namespace {

constexpr float Water = -0.06F;

struct Boat
{
    Point place;
    float size;
    float phase;
};

constexpr std::array Boats {
    Boat {{-0.20F, -0.10F}, 0.045F, 0.3F}, Boat {{0.27F, -0.125F}, 0.055F, 0.7F},
    Boat {{0.03F, -0.17F}, 0.080F, 0.1F},  Boat {{-0.29F, -0.27F}, 0.115F, 0.5F},
    Boat {{0.22F, -0.36F}, 0.165F, 0.9F},
};

// A row of spines: each shelf has books of its own widths, heights and faded colours.
Colour books(Point p)
{
    static constexpr std::array Cloth {rgb(0x7a2f2a), rgb(0x2f4f5c), rgb(0x8a6a34), rgb(0x3f5a3c),
                                       rgb(0x5a3550), rgb(0xa08558), rgb(0x29364f)};
    const float shelfHeight = 0.118F;
    const auto shelf = int(std::floor((p.y - Water) / shelfHeight));
    const float up = fract((p.y - Water) / shelfHeight);
    const float wide = 0.0195F + 0.004F * chance(shelf, 1);
    const auto book = int(std::floor(p.x / wide + 0.4F * noise(p.x * 11, float(shelf))));
    const float across = fract(p.x / wide + 0.4F * noise(p.x * 11, float(shelf)));
    const float tall = 0.66F + 0.22F * chance(book, shelf, 2);
    if (up < 0.07F)
        return rgb(0x5a3a20);
    if (up > tall || chance(book, shelf, 5) < 0.05F)
        return rgb(0x150d0a);
    Colour c = Cloth[std::size_t(chance(book, shelf, 3) * 6.99F)]
        * (0.65F + 0.5F * chance(book, shelf, 4));
    c = c * (0.62F + 0.38F * std::sin(across * 3.14F));
    const float band = smooth(0.018F, 0.008F, std::abs(up - tall + 0.12F));
    return mix(c, rgb(0xd8b264), 0.5F * band);
}

// A tall arched window lets the evening in; its light falls slanting through the dust.
Colour library(Point p, float moment)
{
    const Point w {p.x, p.y - 0.14F};
    const float arch = w.y > 0.1F ? length({w.x, w.y - 0.1F}) - 0.13F : std::abs(w.x) - 0.13F;
    Colour c = books(p) * (0.26F + 0.85F * std::exp(-std::max(0.F, arch) * 6.5F));
    const Colour frame = rgb(0x3a2414) * 1.3F;
    c = mix(c, frame, smooth(0.026F, 0.023F, arch));
    Colour day = mix(rgb(0xffe9b4), rgb(0xf7b46a), smooth(0.36F, -0.1F, p.y));
    day = mix(day, rgb(0xffffff), 0.5F * std::exp(-length(p - Point {0.02F, 0.18F}) * 9));
    const float bars = std::min(std::abs(w.x), std::abs(fract(p.y * 9 + 0.2F) - 0.5F) / 9);
    c = mix(c, mix(frame, day, smooth(0.002F, 0.005F, bars)), smooth(0.002F, -0.002F, arch));
    const float along = p.x - 0.55F * (p.y - 0.3F);
    const float beam = noise(along * 13, 2, moment * 2, 2) * smooth(0.36F, 0.02F, std::abs(along))
        * smooth(0.42F, 0.1F, p.y);
    return c + rgb(0xffc878) * (0.34F * beam);
}

Colour paper(Colour under, Point q)
{
    static constexpr float Soft = 0.02F;
    const auto lay = [&](Colour c, std::initializer_list<Point> shape) {
        under = mix(under, c, smooth(-Soft, Soft, depthIn(shape, q)));
    };
    lay(rgb(0xe9dcc4), {{-0.46F, 0.16F}, {0.46F, 0.16F}, {0, 0.98F}});
    lay(rgb(0xfff8ea), {{-0.46F, 0.16F}, {0.06F, 0.16F}, {0, 0.98F}});
    lay(rgb(0xfff4df), {{-1, 0.46F}, {-0.56F, -0.06F}, {0.1F, -0.06F}, {0, 0.24F}});
    lay(rgb(0xe2d2b6), {{1, 0.46F}, {0, 0.24F}, {0.1F, -0.06F}, {0.56F, -0.06F}});
    return under;
}

Colour flotilla(Colour c, Point p, float moment)
{
    for (const Boat &boat : Boats) {
        const float t = (moment + boat.phase) * Turn;
        const Point place =
            boat.place + Point {0.02F * std::sin(t), boat.size * 0.07F * std::sin(t * 2)};
        const Point q = (p - place) * (1 / boat.size);
        if (std::abs(q.x) > 1.4F || std::abs(q.y) > 1.4F)
            continue;
        const float ring = length({q.x, (q.y + 0.04F) * 3.4F});
        c = c * (1 - 0.45F * smooth(1.15F, 0.5F, ring));
        if (q.y < -0.06F) {
            const Point image {q.x + 0.06F * std::sin(q.y * 22 + t * 3), -0.12F - q.y * 1.1F};
            c = mix(c, paper(c, turned(image, -0.06F * std::sin(t))),
                    0.42F * smooth(-1, -0.1F, q.y));
        }
        c = paper(c, turned(q, 0.06F * std::sin(t)));
    }
    return c;
}

} // namespace

Picture boats(float moment)
{
    return [moment](Point p) {
        if (p.y > Water)
            return flotilla(library(p, moment), p, moment);
        const float deep = Water - p.y;
        const float wave = noise(p.x * 5 + 3, 34 * std::sqrt(deep), moment * 4, 4) - 0.5F;
        const Point mirrored {p.x + 0.16F * wave * (0.15F + deep),
                              Water + deep * 1.1F + 0.12F * wave * (0.1F + deep)};
        Colour c = library(mirrored, moment) * Colour {0.62F, 0.66F, 0.68F}
            + rgb(0x0c2a30) * (0.55F + 0.5F * wave);
        c = c
            + rgb(0xffe2a8) * (0.5F * smooth(0.24F, 0.42F, wave) * smooth(0.3F, 0, std::abs(p.x)));
        return flotilla(c, p, moment);
    };
}

} // namespace Paint
