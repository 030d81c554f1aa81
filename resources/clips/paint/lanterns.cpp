// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

namespace Paint {

namespace {

constexpr float Shore = -0.20F;

struct Lantern
{
    Point place;
    float size;
    float glow;
};

// Far ones are small and rise slowly; each comes round once in the clip.
Lantern lantern(int which, float moment)
{
    const float near = chance(which, 1);
    const float rise = fract(chance(which, 2) + moment);
    const float sway = 0.016F * std::sin((moment + chance(which, 4)) * Turn);
    return {{(chance(which, 3) - 0.5F) * 1.9F + sway, mix(-0.27F, 0.6F, rise)},
            mix(0.009F, 0.056F, near * near),
            mix(0.6F, 1, near) * smooth(0, 0.12F, rise) * smooth(1, 0.9F, rise)};
}

Colour lit(Colour under, Point p, const Lantern &l)
{
    const Point q = (p - l.place) * (1 / l.size);
    const float away = length(q);
    if (away > 9)
        return under;
    const Colour c =
        under + rgb(0xff7a28) * (0.26F * l.glow * std::exp(-away * 0.9F) * smooth(9, 5, away));
    const float wide = 0.62F + 0.16F * smooth(-1, 0.7F, q.y) - 0.5F * smooth(0.55F, 1.05F, q.y);
    const float paper =
        smooth(0.06F, -0.06F, std::abs(q.x) - wide) * smooth(1.02F, 0.92F, std::abs(q.y));
    Colour inside = mix(rgb(0xffd88a), rgb(0xe8702a), smooth(-0.95F, 0.1F, q.y));
    inside = mix(inside, rgb(0xa83a22), smooth(0, 1, q.y));
    const float ribs = 1 - 0.12F * smooth(0.16F, 0.05F, std::abs(fract(q.x * 2.4F + 0.5F) - 0.5F));
    return mix(c, inside * (ribs * (1.1F - 0.35F * square(q.x))), paper * l.glow);
}

float peaks(float x, float seed, float level, float height)
{
    return level + height * (cloud({x * 1.7F + seed, seed}, 0, 1 << 20, 5) - 0.25F);
}

Colour dusk(Point p)
{
    Colour c = mix(rgb(0xe58a7a), rgb(0x86508a), smooth(Shore, 0.02F, p.y));
    c = mix(c, rgb(0x35346f), smooth(-0.04F, 0.24F, p.y));
    c = mix(c, rgb(0x161a44), smooth(0.2F, 0.5F, p.y));
    const float far = peaks(p.x, 2.2F, -0.13F, 0.26F);
    c = mix(c, mix(rgb(0x9a5f84), rgb(0x54406f), smooth(Shore, far, p.y)),
            smooth(0.0015F, -0.0015F, p.y - far));
    const float close = peaks(p.x * 1.3F, 8.4F, -0.2F, 0.2F);
    return mix(c, mix(rgb(0x4d3763), rgb(0x2a2450), smooth(Shore, close, p.y)),
               smooth(0.0015F, -0.0015F, p.y - close));
}

Colour evening(Point p, float moment)
{
    Colour c = dusk(p);
    for (int which = 0; which < 38; ++which)
        c = lit(c, p, lantern(which, moment));
    return c;
}

} // namespace

Picture lanterns(float moment)
{
    return [moment](Point p) {
        if (p.y > Shore)
            return evening(p, moment);
        const float deep = Shore - p.y;
        const float wave = noise(p.x * 6, 70 * std::sqrt(deep), moment * 4, 4) - 0.5F;
        const Point mirrored {p.x + 0.18F * wave * deep, Shore + deep * 1.5F + 0.2F * wave * deep};
        return evening(mirrored, moment) * mix(0.8F, 0.5F, smooth(0, 0.3F, deep))
            + rgb(0x1a1c48) * 0.16F;
    };
}

} // namespace Paint
