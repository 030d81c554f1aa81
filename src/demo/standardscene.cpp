// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/scene.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using namespace std::chrono_literals;

namespace {

using SceneMoment = std::chrono::seconds;

const QString Seedance = u"seedance-2.0"_s;
const QString Kling = u"kling-2.5"_s;
const QString Veo = u"veo-3"_s;

/// The usual course: created, started, ended with this word.
QList<SceneStep> course(SceneMoment created, SceneMoment started, SceneMoment ended,
                        const QString &word = u"completed"_s)
{
    return {{created, u"queued"_s}, {started, u"in_progress"_s}, {ended, word}};
}

QJsonObject parameters(const QString &ratio, bool audio, qint64 seed, int seconds = 4)
{
    return {
        {u"aspect_ratio"_s, ratio}, {u"audio"_s, audio},
        {u"duration"_s, seconds},   {u"resolution"_s, ratio == u"1:1"_s ? u"720p"_s : u"540p"_s},
        {u"seed"_s, seed},          {u"video_mode"_s, u"t2v"_s},
        {u"watermark"_s, false}};
}

QJsonObject fromImage(QJsonObject parameters)
{
    parameters.insert(u"video_mode"_s, u"i2v_first_frame"_s);
    parameters.insert(u"return_last_frame"_s, true);
    return parameters;
}

/// Ends well while one looks on.
QList<SceneTask> moving()
{
    return {
        {.id = u"cgt-k7w2p101502"_s,
         .model = Seedance,
         .prompt = u"Aurora folding like silk over a still lake, long exposure, stars held back"_s,
         .parameters = parameters(u"16:9"_s, true, 7),
         .steps = course(-64s, -41s, 26s),
         .progress = SceneTask::Progress::Told,
         .clip = u"aurora.mp4"_s},
        {.id = u"kling/2.5:Zm9sZGVk+Ym9hdHM="_s,
         .model = Kling,
         .prompt = u"Paper boats in a flooded library, late sun through the tall window"_s,
         .parameters = parameters(u"1:1"_s, false, 9'007'199'254'740'993),
         .steps = course(-35s, -12s, 48s),
         .progress = SceneTask::Progress::StuckAtZero,
         .clip = u"boats.mp4"_s},
        {.id = u"vid_7c1fe0b2a4d84e5f"_s,
         .model = Veo,
         .prompt = u"A jellyfish the colour of peonies rises through shafts of light, "
                   "slow motion, 35 mm"_s,
         .parameters = parameters(u"9:16"_s, false, 2'291),
         .steps = course(-8s, 14s, 72s),
         .clip = u"jellyfish.mp4"_s},
        {.id = u"cgt-m3x9d101611"_s,
         .model = Seedance,
         .prompt = u"Sky lanterns leave the shore one by one, mountains in violet haze"_s,
         .parameters = parameters(u"16:9"_s, true, 41),
         .steps = course(-2s, 31s, 90s),
         .progress = SceneTask::Progress::Told,
         .clip = u"lanterns.mp4"_s},
    };
}

/// Was done before anyone looked.
QList<SceneTask> done()
{
    return {
        {.id = u"vid_9f3c21a7d0e84b15"_s,
         .model = Seedance,
         .prompt = u"Sunset drone shot over red dunes, kite in the wind, camera drifts left"_s,
         .parameters = parameters(u"16:9"_s, true, 7),
         .steps = course(-8min, -472s, -384s),
         .clip = u"dunes.mp4"_s},
        {.id = u"cgt-q5r8t094410"_s,
         .model = Seedance,
         .prompt =
             u"雨の夜の交差点、赤い傘の人が信号を待っている。🌧️☂️ "
             u"ネオンの光が濡れた路面に"
             "長く伸び、雨粒が落ちるたびに波紋が広がる。カメラは低い位置からゆっくりと近づき、"
             "看板の文字は滲んで読めない。遠くで電車の音、足元には小さな水たまり。"
             "电影感，浅景深，胶片颗粒，霓虹倒影，缓慢推进。🎬✨ "
             "비 오는 밤, 붉은 우산, 네온 불빛. Neon rain, one red umbrella, nobody hurries."_s,
         .parameters = parameters(u"9:16"_s, true, 1'734),
         .steps = course(-31min, -1'838s, -1'742s),
         .clip = u"rain.mp4"_s},
        {.id = u"vid_2be6a90f8c7741d3"_s,
         .model = Veo,
         .prompt = u"Fractal coastline from above, endless zoom, turquoise shallows"_s,
         .parameters = fromImage(parameters(u"16:9"_s, false, 88)),
         .steps = course(-52min, -3'090s, -2'860s),
         .clip = u"coast.mp4"_s,
         .lastFrame = u"coast-last.jpg"_s},
        // Its link lives two minutes; asking again gives a new one.
        {.id = u"cgt-b2n6v101133"_s,
         .model = Kling,
         .prompt = u"Lantern festival seen from a rowing boat, water like ink"_s,
         .parameters = parameters(u"16:9"_s, true, 12),
         .steps = course(-4min, -216s, -70s),
         .clip = u"lanterns.mp4"_s,
         .linkLife = 2min},
        // From yesterday: its link is dead, only /content still signs one.
        {.id = u"cgt-h4j1c073005"_s,
         .model = Seedance,
         .prompt = u"Dunes again, an hour later, the kite still up"_s,
         .parameters = parameters(u"16:9"_s, true, 19),
         .steps = course(-26h, -93'570s, -93'480s),
         .clip = u"dunes.mp4"_s,
         .renewal = SceneTask::Renewal::ByContent},
    };
}

/// Ends badly, each for another reason.
QList<SceneTask> failing()
{
    return {
        {.id = u"cgt-w8f0s101340"_s,
         .model = Seedance,
         .prompt = u"Portrait of a famous actor riding a dragon over the old town"_s,
         .parameters = parameters(u"16:9"_s, false, 303),
         .steps = course(-40s, -22s, 18s, u"failed"_s),
         .errorCode = u"OutputVideoSensitiveContentDetected.PolicyViolation"_s,
         .errorMessage = u"The request failed because the output video may be related to copyright "
                         "restrictions. Request id: 021772360420183a5c7e0f9b2d4416"_s},
        {.id = u"vid_51d8c4e7b9034f62"_s,
         .model = Veo,
         .prompt = u"Two dogs surfing a long wave, golden hour, one of them wears goggles"_s,
         .parameters = parameters(u"16:9"_s, false, 5),
         .steps = course(-55s, -30s, 62s, u"failed"_s),
         .progress = SceneTask::Progress::Told,
         .errorCode = u"InternalServiceError"_s,
         .errorMessage = u"The provider stopped answering while the video was made. You were not "
                         "charged. Request id: 0217723604551d7e80c6a2b9f3350e"_s},
        {.id = u"kling-8830527716045312"_s,
         .model = Kling,
         .prompt = u"A very long take: the sun sets, rises, sets"_s,
         .parameters = parameters(u"16:9"_s, false, 1, 60),
         .steps = {{-11min, u"queued"_s}, {-658s, u"failed"_s}},
         .errorCode = u"InvalidParameter.Duration"_s,
         .errorMessage = u"The parameter duration is not valid for model kling-2.5: 60 is not one "
                         "of 5, 10. Request id: 021772359800412e9d5b7c8a6f0133"_s},
    };
}

/// Ends in no usual way, or not at all.
QList<SceneTask> odd()
{
    return {
        {.id = u"cgt-p9z3e101450"_s,
         .model = Kling,
         .prompt = u"Clockwork heron wading through a field of dials"_s,
         .parameters = parameters(u"9:16"_s, false, 64),
         .steps = course(-80s, -60s, 12s, u"paused_by_provider"_s),
         .progress = SceneTask::Progress::Told},
        {.id = u"vid_c07e5fa1d2964b38"_s,
         .model = Seedance,
         .prompt = u"Street dancers in neon rain, handheld (first try, wrong ratio)"_s,
         .parameters = parameters(u"1:1"_s, false, 21),
         .steps = course(-19min, -1'128s, -1'101s, u"cancelled"_s)},
        {.id = u"cgt-t6y4u101640"_s,
         .model = Veo,
         .prompt = u"Macro of moss breathing, time-lapse of one night"_s,
         .parameters = parameters(u"16:9"_s, false, 77),
         .steps = {{0s, u"queued"_s}, {4h, u"in_progress"_s}}},
    };
}

} // namespace

Scene Scene::standard()
{
    return {moving() + done() + failing() + odd(), {u"vid_e3b0c44298fc1c14"_s}};
}

} // namespace Reelwatch
