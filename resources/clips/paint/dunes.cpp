// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

#include <array>

namespace Paint {

namespace {

struct Ridge
{
    float level;
    float height;
    float width;
    float drift;
    Colour lit;
    Colour shade;
};

constexpr std::array Ridges {
    Ridge {-0.020F, 0.050F, 1.9F, 0.05F, rgb(0xe98a5b), rgb(0xb9625a)},
    Ridge {-0.085F, 0.085F, 1.5F, 0.10F, rgb(0xe0703f), rgb(0x92424c)},
    Ridge {-0.180F, 0.120F, 1.1F, 0.19F, rgb(0xc9522f), rgb(0x6b2b40)},
    Ridge {-0.320F, 0.190F, 0.8F, 0.34F, rgb(0xa83c28), rgb(0x431a30)},
};

// A dune rises slowly and falls steeply: noise bent towards its crests.
float crest(const Ridge &ridge, float x, float seed)
{
    const float swell = noise(x * ridge.width, seed);
    return ridge.level + ridge.height * (1 - std::abs(2 * swell - 1) * 1.15F)
        + 0.012F * noise(x * ridge.width * 4, seed + 5);
}

Colour sky(Point p, Point sun)
{
    const float up = std::clamp(p.y + 0.06F, 0.F, 0.56F) / 0.56F;
    Colour c = mix(rgb(0xffc27a), rgb(0xf0735a), smooth(0, 0.34F, up));
    c = mix(c, rgb(0x7d4472), smooth(0.22F, 0.68F, up));
    c = mix(c, rgb(0x2b2450), smooth(0.6F, 1, up));
    const float away = length(p - sun);
    const float haze = cloud({p.x * 1.4F, p.y * 9}, 3, 1 << 20, 4);
    c = c + rgb(0xff9a70) * (0.28F * smooth(0.52F, 0.8F, haze) * smooth(0.9F, 0.1F, away));
    c = c + rgb(0xffb060) * (0.55F * std::exp(-away * 5.5F));
    return mix(c, rgb(0xfff1cf), smooth(0.0925F, 0.0895F, away));
}

Colour sand(const Ridge &ridge, Point p, float seed, float top)
{
    const float x = p.x;
    const float slope = (crest(ridge, x + 0.01F, seed) - crest(ridge, x - 0.01F, seed)) / 0.02F;
    const float below = top - p.y;
    // The wind side is lit, the other lies in shade; the edge between them wanders down the dune.
    const float edge = slope * 2.2F * std::exp(-below * 16)
        + 2.6F * below / ridge.height * (noise(x * 2.4F, below * 3, seed) - 0.42F);
    Colour c = mix(ridge.shade, ridge.lit, smooth(-0.5F, 0.55F, -edge));
    const float ripple = std::sin((p.y * 260 + 16 * noise(x * 3, p.y * 4, seed)) * 1.0F);
    c = c * (1 + 0.035F * ripple * smooth(0.02F, 0.12F, below) * smooth(0.1F, 0.3F, ridge.drift));
    return c + rgb(0xffcf90) * (0.5F * std::exp(-below * 130) * smooth(0.6F, -0.4F, edge));
}

Colour kite(Colour under, Point p, float moment)
{
    const float sway = std::sin(moment * Turn);
    const Point middle {-0.42F + 0.035F * sway, 0.255F + 0.022F * std::sin(moment * Turn * 2)};
    const Point k = turned(p - middle, -0.5F - 0.16F * sway);
    const float tall = k.y > 0 ? 0.052F : 0.088F;
    const float body = std::abs(k.x) / 0.042F + std::abs(k.y) / tall;
    Colour c = under;
    const float line = strokeDistance(p, middle, {-0.98F, -0.3F});
    c = mix(c, rgb(0x3a1b2c), 0.5F * smooth(0.0022F, 0.0006F, line));
    const float along = (-k.y - 0.088F) / 0.16F;
    if (along > 0 && along < 1) {
        const float wave = 0.017F * along * std::sin(along * 9 - moment * Turn * 3);
        c = mix(c, rgb(0xffe3b0),
                smooth(0.0055F, 0.003F, std::abs(k.x - wave)) * (1 - along * 0.4F));
    }
    const Colour cloth = k.x * k.y > 0 ? rgb(0xd8344a) : rgb(0xffd27a);
    return mix(c, cloth, smooth(1.03F, 0.99F, body));
}

} // namespace

Picture dunes(float moment)
{
    return [moment](Point p) {
        const Point sun {0.30F, 0.075F};
        Colour c = kite(sky(p, sun), p, moment);
        float seed = 11;
        for (const Ridge &ridge : Ridges) {
            const Point moved {p.x - ridge.drift * moment + seed, p.y};
            const float top = crest(ridge, moved.x, seed);
            const float cover = smooth(-0.0012F, 0.0012F, top - p.y);
            if (cover > 0)
                c = mix(c, sand(ridge, moved, seed, top), cover);
            seed += 7.31F;
        }
        c = c + rgb(0xff8a50) * (0.16F * std::exp(-length(p - sun) * 3));
        return c * (1 - 0.35F * square(length({p.x * 0.75F, p.y})));
    };
}

} // namespace Paint
