// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Node's own fetch, so many at once: node fetch.mjs BASE VIDEOS CHECKS IN_FLIGHT
// Prints the processor time of one check in microseconds.
const [base, videos, checks, inFlight] = process.argv.slice(2);

async function run(total) {
    let asked = 0;
    const worker = async () => {
        while (asked < total) {
            const answer = await fetch(`${base}/v1/videos/vid_${asked++ % videos}`,
                                       {headers: {authorization: "Bearer sk-bench-0123456789"}});
            if (JSON.parse(await answer.text()).object !== "video")
                throw new Error("no video");
        }
    };
    const before = process.cpuUsage();
    await Promise.all(Array.from({length: Number(inFlight)}, worker));
    const used = process.cpuUsage(before);
    return (used.user + used.system) / total;
}

await run(1000); // until its compiler has seen it all
console.log(await run(Number(checks)));
