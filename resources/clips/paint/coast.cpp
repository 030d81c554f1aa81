// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

namespace Paint {

namespace {

constexpr float Bend = 1.1F;

// Coastlines look alike at every scale: each octave is the last one halved and turned, so that a
// zoom by two, turned as much, ends where it began.
float ground(Point p, float zoom)
{
    float sum = 0;
    for (int i = -2; i < 7; ++i) {
        const float depth = float(i) - zoom;
        const Point q = turned(p * std::exp2(depth), depth * Bend);
        const float weight =
            std::exp2(-depth * 0.92F) * smooth(-3, -1.4F, depth) * smooth(5, 3.2F, depth);
        sum += weight * (noise(q.x + 0.37F, q.y + 0.61F) - 0.5F);
    }
    return sum * 0.36F;
}

Colour sea(float depth, Point p, float moment)
{
    Colour c = mix(rgb(0x7fe3d2), rgb(0x1fa7b0), smooth(0, 0.07F, depth));
    c = mix(c, rgb(0x0b5f86), smooth(0.05F, 0.2F, depth));
    c = mix(c, rgb(0x06314f), smooth(0.18F, 0.5F, depth));
    const float swell = std::sin(depth * 150 - moment * Turn * 3 + 5 * noise(p.x * 7, p.y * 7));
    c = c + rgb(0xffffff) * (0.2F * smooth(0.55F, 1, swell) * smooth(0.09F, 0.012F, depth));
    const float lap = 0.008F + 0.005F * std::sin(moment * Turn * 3 + 9 * noise(p.x * 4, p.y * 4));
    return mix(c, rgb(0xf4fffb), 0.9F * smooth(lap, lap * 0.35F, depth));
}

Colour land(float height)
{
    Colour c = mix(rgb(0xd9c08a), rgb(0xf0deb0), smooth(0, 0.016F, height));
    c = mix(c, rgb(0x86a35a), smooth(0.018F, 0.045F, height));
    c = mix(c, rgb(0x3f7048), smooth(0.05F, 0.13F, height));
    return mix(c, rgb(0x21493a), smooth(0.14F, 0.34F, height));
}

} // namespace

Picture coast(float moment)
{
    return [moment](Point p) {
        const float height = ground(p * 4, moment) + 0.015F;
        if (height < 0)
            return sea(-height, p, moment);
        const float sideways = ground((p + Point {-0.004F, 0.005F}) * 4, moment) + 0.015F;
        const float light =
            std::clamp(1 + (height - sideways) * 16 * smooth(0, 0.03F, height), 0.62F, 1.35F);
        return land(height) * light;
    };
}

} // namespace Paint
