// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

namespace Paint {

namespace {

constexpr float Shore = -0.17F;

float mountains(float x)
{
    const float far = cloud({x * 2.1F + 4, 3}, 0, 1 << 20, 5);
    return Shore + 0.012F + 0.17F * std::max(0.F, far - 0.22F) * (0.75F + 0.35F * std::abs(x));
}

Colour stars(Point p, float moment)
{
    const Point grid = p * 34;
    const auto x = int(std::floor(grid.x));
    const auto y = int(std::floor(grid.y));
    const float bright = chance(x, y, 1);
    if (bright < 0.72F)
        return {};
    const Point star {float(x) + 0.2F + 0.6F * chance(x, y, 2),
                      float(y) + 0.2F + 0.6F * chance(x, y, 3)};
    const float twinkle = 0.75F + 0.25F * std::sin(moment * Turn * 2 + bright * 80);
    const float size = 0.035F + 0.035F * chance(x, y, 4);
    return rgb(0xdfe9ff)
        * (smooth(size, 0, length(grid - star)) * twinkle * (bright - 0.55F) * 2.4F);
}

// One curtain hangs from its foot, a line that folds like cloth, and fades upwards.
Colour curtain(Point p, float moment, int which)
{
    const auto w = float(which);
    const float fold = noise(p.x * 1.7F + w * 9, w, moment * 4, 4)
        + 0.45F * noise(p.x * 4.3F + w * 5, w + 3, moment * 8, 8);
    const float foot = -0.05F + 0.085F * w + 0.24F * (fold - 0.72F);
    const float above = p.y - foot;
    const float rays = 0.35F + 0.9F * noise(p.x * 13 + fold * 7 + w * 31, w, moment * 6, 6);
    const float lasting =
        0.15F + 0.9F * smooth(0.25F, 0.75F, noise(p.x * 1.1F + w * 17, 9, moment * 2, 2));
    const float light = smooth(-0.022F, 0.02F, above) * std::exp(-std::max(0.F, above) * (8.5F - w))
        * rays * lasting;
    Colour c = mix(rgb(0x3dffb0), rgb(0x2fc6d8), smooth(0.02F, 0.16F, above));
    c = mix(c, rgb(0x9a5cf0), smooth(0.1F, 0.3F, above));
    c = mix(c, rgb(0xe255a8), smooth(0.24F, 0.42F, above));
    return c * (light * 0.85F);
}

Colour heaven(Point p, float moment)
{
    Colour c = mix(rgb(0x12344a), rgb(0x050a1c), smooth(Shore, 0.4F, p.y));
    c = c + stars(p, moment);
    for (int which = 0; which < 3; ++which)
        c = c + curtain(p, moment, which);
    const float ridge = mountains(p.x);
    const Colour rock = mix(rgb(0x0d2230), rgb(0x04080f), smooth(Shore, ridge, p.y));
    return mix(c, rock, smooth(0.0015F, -0.0015F, p.y - ridge));
}

} // namespace

Picture aurora(float moment)
{
    return [moment](Point p) {
        if (p.y > Shore)
            return heaven(p, moment);
        // The lake: the sky upside down, longer the nearer it comes, shaken by small waves.
        const float deep = Shore - p.y;
        const float wave = noise(p.x * 5, 60 * std::sqrt(deep), moment * 5, 5) - 0.5F;
        const Point mirrored {p.x + 0.05F * wave * deep * 6,
                              Shore + deep * 1.25F + 0.035F * wave * deep * 8};
        const Colour c = heaven(mirrored, moment) * mix(0.72F, 0.42F, smooth(0, 0.35F, deep));
        return c + rgb(0x0a2434) * (0.35F + 0.3F * wave);
    };
}

} // namespace Paint
