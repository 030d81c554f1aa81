// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// paint NAME WIDTH HEIGHT FRAMES [ONLY]: raw RGB frames of one clip on standard output.

#include "pictures.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace Paint;

struct Sheet
{
    int width;
    int height;
    std::vector<unsigned char> bytes;
};

unsigned char shown(float light, float grain)
{
    return static_cast<unsigned char>(std::clamp(light, 0.F, 1.F) * 254 + grain);
}

// Two samples a pixel keep edges calm, a grain below one step keeps gradients from banding.
void paintRow(Sheet &sheet, int row, const Picture &picture)
{
    static constexpr Point Samples[] {{0.25F, 0.3F}, {0.75F, 0.7F}};
    const auto scale = float(sheet.height);
    auto *out = sheet.bytes.data() + std::size_t(row) * std::size_t(sheet.width) * 3;
    for (int column = 0; column < sheet.width; ++column) {
        Colour sum;
        for (const Point s : Samples)
            sum = sum
                + picture({(float(column) + s.x - float(sheet.width) / 2) / scale,
                           0.5F - (float(row) + s.y) / scale});
        const float grain = chance(column, row, 7);
        *out++ = shown(sum.r / 2, grain);
        *out++ = shown(sum.g / 2, grain);
        *out++ = shown(sum.b / 2, grain);
    }
}

void paint(Sheet &sheet, const Picture &picture)
{
    std::vector<std::jthread> hands;
    const auto count = int(std::max(1U, std::thread::hardware_concurrency()));
    for (int hand = 0; hand < count; ++hand)
        hands.emplace_back([&, hand] {
            for (int row = hand; row < sheet.height; row += count)
                paintRow(sheet, row, picture);
        });
}

} // namespace

int main(int argc, char *argv[])
{
    static const std::map<std::string, Picture (*)(float)> pictures {
        {"aurora", aurora},       {"boats", boats},       {"coast", coast}, {"dunes", dunes},
        {"jellyfish", jellyfish}, {"lanterns", lanterns}, {"rain", rain}};
    const auto chosen = pictures.find(argc > 4 ? argv[1] : "");
    if (chosen == pictures.end()) {
        std::fputs("usage: paint NAME WIDTH HEIGHT FRAMES [ONLY]\n", stderr);
        return 2;
    }
    Sheet sheet {std::atoi(argv[2]), std::atoi(argv[3]), {}};
    sheet.bytes.resize(std::size_t(sheet.width) * std::size_t(sheet.height) * 3);
    const int frames = std::atoi(argv[4]);
    const int only = argc > 5 ? std::atoi(argv[5]) : -1;
    for (int frame = std::max(0, only); frame < (only < 0 ? frames : only + 1); ++frame) {
        paint(sheet, chosen->second(float(frame) / float(frames)));
        if (std::fwrite(sheet.bytes.data(), 1, sheet.bytes.size(), stdout) != sheet.bytes.size())
            return 1;
    }
    return 0;
}
