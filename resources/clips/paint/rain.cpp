// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pictures.h"

#include <array>

namespace Paint {

namespace {

constexpr float Street = -0.17F;

struct Sign
{
    Point place;
    Point half;
    Colour colour;
    int letters;
};

constexpr std::array Signs {
    Sign {{-0.205F, 0.19F}, {0.026F, 0.150F}, rgb(0xff2f7d), 5},
    Sign {{0.215F, 0.09F}, {0.024F, 0.120F}, rgb(0x25d7ff), 4},
    Sign {{-0.128F, 0.045F}, {0.014F, 0.062F}, rgb(0xffb02e), 4},
    Sign {{0.142F, 0.285F}, {0.020F, 0.080F}, rgb(0xb45cff), 3},
    Sign {{0.108F, 0.012F}, {0.011F, 0.048F}, rgb(0xff5a4a), 4},
    Sign {{-0.085F, -0.035F}, {0.007F, 0.036F}, rgb(0x4affc3), 4},
    Sign {{0.066F, -0.065F}, {0.006F, 0.026F}, rgb(0xff7ad0), 3},
};

Colour neon(Point p, const Sign &sign, float moment)
{
    const Point q = p - sign.place;
    const float outside = boxDistance(q, sign.half);
    const float hum = 0.94F + 0.06F * std::sin((moment * 3 + sign.place.x * 9) * Turn);
    Colour c = sign.colour * (0.42F * hum * std::exp(-std::max(0.F, outside) * 17));
    const float tube = sign.half.x * 0.11F;
    c = c
        + mix(sign.colour, rgb(0xffffff), 0.45F)
            * smooth(tube * 1.6F, tube * 0.4F, std::abs(outside));
    if (outside > 0)
        return c;
    // Letters of no alphabet: two or three strokes on each square of the sign.
    const float cell = (q.y / sign.half.y * 0.5F + 0.5F) * float(sign.letters);
    const auto which = int(cell) + int(sign.place.x * 1000);
    const Point l {q.x / sign.half.x, (fract(cell) - 0.5F) * 2};
    float stroke = 9;
    for (int i = 0; i < 3; ++i) {
        const Point a {1.1F * chance(which, i, 1) - 0.55F, 1.2F * chance(which, i, 2) - 0.6F};
        const Point b = i == 1 ? Point {-a.x, a.y} : Point {a.x * 0.2F, -a.y - 0.2F};
        stroke = std::min(stroke, strokeDistance(l, a, b));
    }
    return c + mix(sign.colour, rgb(0xffffff), 0.6F) * (0.95F * hum * smooth(0.16F, 0.06F, stroke));
}

Colour houses(Point p)
{
    const float side = std::abs(p.x);
    Colour c = mix(rgb(0x5a3a78), rgb(0x141230), smooth(Street, 0.42F, p.y));
    c = c + rgb(0xff9ac0) * (0.38F * std::exp(-length({p.x * 2.4F, p.y - Street}) * 6));
    for (int row = 0; row < 3; ++row) {
        const float near = float(row) / 2;
        const float wall = mix(0.052F, 0.165F, near) + 0.012F * chance(row, p.x > 0);
        const float roof = mix(0.16F, 0.7F, near) + 0.1F * chance(row, p.x > 0, 3);
        const Colour face = mix(rgb(0x352a5c), rgb(0x100e24), near);
        const float cover =
            smooth(wall - 0.001F, wall + 0.001F, side) * smooth(roof + 0.001F, roof - 0.001F, p.y);
        Colour shown = face;
        const float cell = mix(0.014F, 0.034F, near);
        const Point w {side / cell, p.y / cell / 1.5F};
        const float lit = chance(int(w.x) + (p.x > 0 ? 50 : 0), int(std::floor(w.y)), row);
        if (lit > 0.80F && fract(w.x) > 0.28F && fract(w.y) > 0.35F)
            shown = mix(face, lit > 0.93F ? rgb(0x7fc8e0) : rgb(0xf2b56a), 0.42F);
        c = mix(c, shown, cover);
    }
    return c;
}

// Someone waits under a red umbrella, seen from behind.
Colour person(Colour c, Point p)
{
    const Point q = p - Point {0.015F, Street - 0.045F};
    const float coat =
        depthIn({{-0.030F, 0.012F}, {0.030F, 0.012F}, {0.021F, 0.125F}, {-0.021F, 0.125F}}, q);
    const float legs = -std::min(boxDistance(q - Point {-0.011F, 0.004F}, {0.006F, 0.02F}),
                                 boxDistance(q - Point {0.012F, 0.004F}, {0.006F, 0.02F}));
    const float head = 0.0155F - length(q - Point {0, 0.139F});
    const float body = std::max({coat, legs, head});
    c = mix(c, rgb(0x0a0814), smooth(-0.0015F, 0.0015F, body));
    c = c
        + rgb(0xff5a9a)
            * (0.5F * smooth(0.006F, 0, std::abs(body)) * smooth(0.004F, -0.024F, q.x)
               * smooth(-0.002F, 0.001F, body));
    const Point u = q - Point {0.004F, 0.138F};
    const float r = length({u.x, u.y * 1.25F});
    const float hem = 0.007F * std::abs(std::sin(u.x * 78));
    const float cloth = std::min(0.088F - r, u.y - hem - 0.004F);
    const float ribs = 0.78F + 0.22F * std::cos(u.x / (0.3F + u.y * 3) * 60);
    const Colour red = mix(rgb(0xff5148), rgb(0x8d1230), smooth(-0.01F, 0.085F, r - 0.02F)) * ribs;
    c = mix(c, red, smooth(-0.0012F, 0.0012F, cloth));
    return mix(c, rgb(0x0a0814),
               smooth(0.002F, 0.0008F, boxDistance(u - Point {0, 0.078F}, {0.0008F, 0.007F})));
}

Colour town(Point p, float moment)
{
    Colour c = houses(p);
    for (const Sign &sign : Signs)
        c = c + neon(p, sign, moment);
    return c;
}

Colour drops(Point p, float moment)
{
    float light = 0;
    for (int layer = 0; layer < 2; ++layer) {
        const float wide = layer == 0 ? 0.030F : 0.052F;
        const float lean = p.x + p.y * 0.045F;
        const auto column = int(std::floor(lean / wide));
        const int times = 3 + int(chance(column, layer, 1) * 2.99F);
        const float fall = fract(p.y * (layer == 0 ? 0.9F : 0.7F) + chance(column, layer, 2)
                                 + moment * float(times));
        const float across =
            std::abs(fract(lean / wide) - 0.2F - 0.6F * chance(column, layer, 3)) * wide;
        light += smooth(layer == 0 ? 0.0011F : 0.0016F, 0, across) * smooth(0, 0.02F, fall)
            * smooth(0.11F, 0.02F, fall);
    }
    return rgb(0xb9c9ff) * (0.34F * light);
}

// Rings where drops meet the wet street; each grows once or twice in the clip.
float rings(Point p, float moment)
{
    float height = 0;
    for (int i = 0; i < 16; ++i) {
        const Point place {(chance(i, 1) - 0.5F) * 0.6F, Street - 0.03F - 0.3F * chance(i, 2)};
        const float age = fract(moment * 2 + chance(i, 3));
        const float near = (Street - place.y) * 3;
        const float r = length({p.x - place.x, (p.y - place.y) * 3.2F}) / (0.02F + 0.07F * near);
        height += smooth(0.16F, 0, std::abs(r - age)) * (1 - age);
    }
    return height;
}

} // namespace

Picture rain(float moment)
{
    return [moment](Point p) {
        Colour c;
        if (p.y > Street) {
            c = town(p, moment);
        } else {
            const float deep = Street - p.y;
            const float rough = noise(p.x * 16, 90 * std::sqrt(deep), moment * 4, 4) - 0.5F;
            const float ring = rings(p, moment);
            const Point mirrored {p.x + 0.05F * rough * (0.2F + deep * 3),
                                  Street + deep * 1.35F + 0.16F * rough * deep + 0.02F * ring};
            const Point standing {mirrored.x,
                                  Street - 0.09F + (Street - 0.045F - p.y) * 1 + 0.045F};
            c = town(mirrored, moment) * mix(0.75F, 0.5F, smooth(0, 0.33F, deep));
            c = mix(c, person(c, standing), 0.65F * smooth(0.03F, 0.05F, deep));
            c = c + rgb(0x141a3c) * 0.3F + rgb(0xaebcff) * (0.10F * ring);
        }
        return person(c, p) + drops(p, moment);
    };
}

} // namespace Paint
