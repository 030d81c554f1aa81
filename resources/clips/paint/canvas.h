// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <numbers>

namespace Paint {

constexpr float Turn = 2 * std::numbers::pi_v<float>;

/// A place in the picture: y from -0.5 (bottom) to 0.5 (top), x by the same measure, 0 in the
/// middle.
struct Point
{
    float x = 0;
    float y = 0;

    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, float k) { return {a.x * k, a.y * k}; }
};

/// Light: 0 is black, 1 white; more is allowed until it is shown.
struct Colour
{
    float r = 0;
    float g = 0;
    float b = 0;

    friend Colour operator+(Colour a, Colour b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
    friend Colour operator*(Colour a, Colour b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
    friend Colour operator*(Colour a, float k) { return {a.r * k, a.g * k, a.b * k}; }
};

/// The colour at each point of one moment of a clip.
using Picture = std::function<Colour(Point)>;

constexpr Colour rgb(std::uint32_t hex)
{
    return {float(hex >> 16 & 255) / 255, float(hex >> 8 & 255) / 255, float(hex & 255) / 255};
}

inline float length(Point p)
{
    return std::sqrt(p.x * p.x + p.y * p.y);
}
inline float square(float v)
{
    return v * v;
}
inline float mix(float a, float b, float k)
{
    return a + (b - a) * k;
}
inline Colour mix(Colour a, Colour b, float k)
{
    return a * (1 - k) + b * k;
}
inline float fract(float v)
{
    return v - std::floor(v);
}

inline float smooth(float from, float to, float v)
{
    const float k = std::clamp((v - from) / (to - from), 0.F, 1.F);
    return k * k * (3 - 2 * k);
}

inline Point turned(Point p, float angle)
{
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

/// Distance from p to the stroke from a to b.
inline float strokeDistance(Point p, Point a, Point b)
{
    const Point pa = p - a;
    const Point ba = b - a;
    const float along = (pa.x * ba.x + pa.y * ba.y) / (ba.x * ba.x + ba.y * ba.y);
    return length(pa - ba * std::clamp(along, 0.F, 1.F));
}

/// How far p lies inside a convex shape whose corners go anticlockwise; negative outside.
inline float depthIn(std::initializer_list<Point> corners, Point p)
{
    float depth = 1e9F;
    Point from = *(corners.end() - 1);
    for (const Point to : corners) {
        const Point side = to - from;
        const Point away = p - from;
        depth = std::min(depth, (side.x * away.y - side.y * away.x) / length(side));
        from = to;
    }
    return depth;
}

/// How far p lies outside a box around the middle; negative inside.
inline float boxDistance(Point p, Point half)
{
    const Point d {std::abs(p.x) - half.x, std::abs(p.y) - half.y};
    return length({std::max(d.x, 0.F), std::max(d.y, 0.F)}) + std::min(std::max(d.x, d.y), 0.F);
}

/// A number from 0 to 1 that always belongs to these three.
inline float chance(int x, int y = 0, int z = 0)
{
    auto h = std::uint32_t(x) * 0x8da6b343U ^ std::uint32_t(y) * 0xd8163841U
        ^ std::uint32_t(z) * 0xcb1ab31fU;
    h = (h ^ h >> 15) * 0x2c1b3c6dU;
    h = (h ^ h >> 12) * 0x297a2d39U;
    return float((h ^ h >> 15) >> 8) / float(1 << 24);
}

/// Soft noise from 0 to 1; with a period, z comes round after so many.
inline float noise(float x, float y, float z = 0, int period = 1 << 20)
{
    const auto xi = int(std::floor(x));
    const auto yi = int(std::floor(y));
    const auto zi = int(std::floor(z));
    const auto ease = [](float v) {
        return v * v * v * (v * (v * 6 - 15) + 10);
    };
    const float fx = ease(x - float(xi));
    const float fy = ease(y - float(yi));
    const float fz = ease(z - float(zi));
    const auto layer = [&](int at) {
        const int w = (at % period + period) % period;
        return mix(mix(chance(xi, yi, w), chance(xi + 1, yi, w), fx),
                   mix(chance(xi, yi + 1, w), chance(xi + 1, yi + 1, w), fx), fy);
    };
    return mix(layer(zi), layer(zi + 1), fz);
}

/// Noise upon noise, each half as large and half as strong, from 0 to 1.
inline float cloud(Point p, float z, int period, int octaves)
{
    float sum = 0;
    float weight = 0.5F;
    float all = 0;
    for (int i = 0; i < octaves; ++i) {
        sum += weight * noise(p.x, p.y, z + float(i) * 0.37F, period);
        all += weight;
        weight /= 2;
        p = turned(p * 2.03F, 0.6F) + Point {17.3F, 9.1F};
    }
    return sum / all;
}

} // namespace Paint
