#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A service whose finished videos come slowly and whose links die soon: screenshotservice.py CLIPS

Prints its base, then answers until it is ended. For the screenshots of fetching and of its warning.
"""
import http.server
import json
import pathlib
import struct
import sys
import threading
import time

LIFE = 100 * 60  # seconds that a link lives
SPEED = 90_000  # bytes a second of each transfer
VIDEOS = (
    ("vid_4b81d0c2e97f4a36", "dunes", 14, "Salt flats after rain, a lone cyclist, the sky in every puddle"),
    ("vid_c07e55a1b3f84d29", "aurora", 21, "Northern lights over a frozen harbour, slow tilt, long exposure"),
    ("vid_98f2a6d41c0b47e5", "jellyfish", 9, "Jellyfish drift past a sunken staircase, shafts of green light"),
    ("vid_1d3c7b90e5a24f68", "boats", 17, "Paper boats race down a rainy gutter, macro, evening colours"),
    ("vid_6ae9f17d20c84b53", "coast", 26, "Cliffs from above, surf in slow motion, camera turns by a quarter"),
    ("vid_b5d80e4f7a3c4192", "lanterns", 12, "A thousand lanterns rise behind the old bridge, violet haze"),
    ("vid_e2764c1f9db04a87", "rain", 19, "Tram in the rain at night, reflections run along the window"),
)


def film(clip, megabytes):
    """The clip, with as much behind its pictures as makes it that long."""
    data = clip.read_bytes()
    size = megabytes * 1_000_000 + len(data) * 7 % 900_000
    return data + struct.pack(">I", size - len(data)) + b"free" + bytes(size - len(data) - 8)


class Service(http.server.BaseHTTPRequestHandler):
    films = {}
    ports = []

    def do_GET(self):
        name = self.path.split("?")[0].rsplit("/", 1)[1]
        if self.path.startswith("/storage/"):
            self.give(self.films[name])
        elif self.path.startswith("/v1/videos/") and name in self.films:
            self.tell(name)
        else:
            self.send_error(404)

    def tell(self, name):
        row = next(video for video in VIDEOS if video[0] == name)
        number = VIDEOS.index(row)
        now = int(time.time())
        host = self.ports[number % len(self.ports)]
        link = f"http://127.0.0.1:{host}/storage/{name}?Expires={now + LIFE + 600 * number}&Signature=x"
        answer = json.dumps({
            "id": name, "object": "video", "status": "completed", "model": "seedance-2.0", "prompt": row[3],
            "created_at": now - 900 - 140 * number, "updated_at": now - 600 - 130 * number, "progress": 100,
            "parameters": {"aspect_ratio": "16:9", "resolution": "1080p", "duration": row[2], "seed": 700 + number},
            "duration": row[2], "resolution": "1080p", "fileformat": "mp4", "url": link, "video_url": link}).encode()
        self.head("application/json", len(answer))
        self.wfile.write(answer)

    def give(self, data):
        self.head("video/mp4", len(data))
        step = SPEED // 10
        for at in range(0, len(data), step):
            self.wfile.write(data[at:at + step])
            time.sleep(0.1)

    def head(self, kind, size):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(size))
        self.end_headers()

    def log_message(self, *_):
        pass


clips = pathlib.Path(sys.argv[1])
Service.films = {video: film(clips / f"{clip}.mp4", seconds) for video, clip, seconds, _ in VIDEOS}
servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service) for _ in range(2)]
Service.ports = [server.server_port for server in servers]
print(f"http://127.0.0.1:{Service.ports[0]}", flush=True)
print(*(video[0] for video in VIDEOS), flush=True)
threading.Thread(target=servers[1].serve_forever, daemon=True).start()
try:
    servers[0].serve_forever()
except (BrokenPipeError, KeyboardInterrupt):
    pass
