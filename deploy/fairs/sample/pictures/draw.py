#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the sample fair's pictures: its topics, its gifts, the company's logo.

    python3 draw.py            # renders the PNGs beside this file anew; wants chromium and the font Inter
    python3 draw.py FOLDER     # writes the SVGs only, and needs nothing

The PNGs are committed, so nobody has to run this who does not change a picture. Everything is a solid in one room, seen
along (-1, -1, -1): x runs to the lower right, y to the lower left, z up. Light comes from the upper left; each solid has
a ramp of a few flat tones, and throws its shadow on the ground.
"""

import collections
import math
import os
import struct
import subprocess
import sys
import tempfile
import zlib

# Ramps run from shade to light.
STEEL = ("#1b2e3c", "#2a4659", "#42657d", "#6b8ca4", "#9fb7c6", "#d0dde3")
NIGHT = ("#0f1c26", "#162a37", "#1f394a", "#2d4e63", "#406880", "#5d859c")
EMBER = ("#571c06", "#7f2c0a", "#b3400f", "#cc5a22", "#e28549", "#f2b487")
GLOW = ("#c4500f", "#e0731f", "#f0953a", "#f8b862", "#fcd795", "#fff0cf")
HOT = ("#8f340b", "#b9480f", "#dd6f1d", "#f0953a", "#f9bd6a", "#fddc9f")
PAPER = ("#9c9283", "#bdb2a1", "#d7ccbb", "#e9e0d1", "#f5efe4", "#fdfaf4")
RUST = ("#40281c", "#5a3826", "#774c35", "#946549", "#b28566", "#cfab90")
CLOUD = ("#a9bec9", "#c9d7dd", "#e6edef", "#fbfbf9")
COFFEE = ("#3a2417",)
CLAY = ("#4b4239", "#655a4e", "#82766a", "#a09385", "#bcb0a2", "#d4cabd")

WARM = ("#eadfcd", "#e0d1b9")  # ground, and the lane across it
COOL = ("#c3d2da", "#b2c4ce")
DEEP = ("#24404f", "#1d3644")
GLOWING = ("#dd9a6b", "#d38954")

LIGHT = (-0.46, 0.29, 0.84)
SHADOW = (0.55, -0.35)  # how far a shadow falls, of a thing one high


def add(a, b, k=1.0):
    return tuple(p + k * q for p, q in zip(a, b))


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a):
    length = math.sqrt(dot(a, a)) or 1.0
    return tuple(p / length for p in a)


def frame(axis):
    """Two directions across `axis`."""
    across = unit(cross(axis, (0, 0, 1) if abs(axis[2]) < 0.9 else (1, 0, 0)))
    return across, unit(cross(axis, across))


# A solid is a list of faces: (corners, normal), and of a round one the normals at the corners.


def box(x, y, z, wide, deep, high):
    a, b = (x, y, z), (x + wide, y + deep, z + high)
    corner = [[[(i, j, k) for k in (a[2], b[2])] for j in (a[1], b[1])] for i in (a[0], b[0])]
    return [
        ([corner[0][0][1], corner[1][0][1], corner[1][1][1], corner[0][1][1]], (0, 0, 1)),
        ([corner[0][1][0], corner[1][1][0], corner[1][1][1], corner[0][1][1]], (0, 1, 0)),
        ([corner[1][0][0], corner[1][1][0], corner[1][1][1], corner[1][0][1]], (1, 0, 0)),
    ]


def plate(outline, z, high):
    """An outline in x and y, counter-clockwise seen from above, made `high`."""
    faces = []
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1]):
        faces.append(([(ax, ay, z), (bx, by, z), (bx, by, z + high), (ax, ay, z + high)], unit((by - ay, ax - bx, 0))))
    faces.append(([(px, py, z + high) for px, py in outline], (0, 0, 1)))
    return faces


def lathe(foot, axis, profile, start=0.0, end=360.0, steps=90):
    """A profile of (height along the axis, radius), outside on the right, turned around the axis."""
    axis = unit(axis)
    u, v = frame(axis)
    steps = max(3, round(steps * (end - start) / 360))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    slopes = [unit((h1 - h0, r0 - r1, 0)) for (h0, r0), (h1, r1) in zip(profile, profile[1:])]  # outwards, along

    def smooth(i, j):  # edges stay sharp
        return unit(add(slopes[i], slopes[j])) if 0 <= j < len(slopes) and dot(slopes[i], slopes[j]) > 0.8 else slopes[i]

    faces = []
    for i, ((h0, r0), (h1, r1)) in enumerate(zip(profile, profile[1:])):
        if h0 == h1 and min(r0, r1) == 0 and end - start == 360:
            faces.append(([add(add(foot, axis, h0), add(tuple(math.cos(t) * p for p in u), v, math.sin(t)), max(r0, r1)) for t in angles],
                          tuple((1 if r0 > r1 else -1) * c for c in axis)))
            continue
        for a, b in zip(angles, angles[1:]):
            def out(t):
                return add(tuple(math.cos(t) * p for p in u), v, math.sin(t))

            def at(h, r, t):
                return add(add(foot, axis, h), out(t), r)

            def facing(slope, t):
                return add(tuple(slope[0] * p for p in out(t)), axis, slope[1])

            first, last = smooth(i, i - 1), smooth(i, i + 1)
            faces.append(([at(h0, r0, a), at(h0, r0, b), at(h1, r1, b), at(h1, r1, a)], facing(slopes[i], (a + b) / 2),
                          [facing(first, a), facing(first, b), facing(last, b), facing(last, a)]))
    return faces


def drum(foot, axis, radius, length, **more):
    return lathe(foot, axis, [(0, 0), (0, radius), (length, radius), (length, 0)], **more)


def dome(h, r, rise, steps=16):
    """The end of a profile: from radius r at height h, closed by an ellipse `rise` high."""
    return [(h + rise * math.sin(math.pi / 2 * i / steps), r * math.cos(math.pi / 2 * i / steps)) for i in range(steps + 1)]


def sweep(path, radius, steps=24):
    """A pipe along points."""
    rings = []
    u = None
    for i, point in enumerate(path):
        along = unit(add(path[min(i + 1, len(path) - 1)], path[max(i - 1, 0)], -1))
        u = frame(along)[0] if u is None else unit(add(u, along, -dot(u, along)))
        v = cross(along, u)
        rings.append((point, [add(tuple(math.cos(t) * p for p in u), v, math.sin(t)) for t in (2 * math.pi * k / steps for k in range(steps))], along))
    faces = []
    for (p, one, _), (q, two, _) in zip(rings, rings[1:]):
        for k in range(steps):
            n = (k + 1) % steps
            faces.append(([add(p, one[k], radius), add(p, one[n], radius), add(q, two[n], radius), add(q, two[k], radius)], unit(add(one[k], one[n])), [one[k], one[n], two[n], two[k]]))
    for (p, ring, along), sign in ((rings[0], -1), (rings[-1], 1)):
        faces.append(([add(p, out, radius) for out in ring], tuple(sign * c for c in along)))
    return faces


def bent(points, radius, steps=10):
    """A path through points, with rounded corners."""
    path = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:]):
        a, b = add(corner, unit(add(before, corner, -1)), radius), add(corner, unit(add(after, corner, -1)), radius)
        for i in range(steps + 1):
            t = i / steps
            path.append(add(add(tuple((1 - t) ** 2 * c for c in a), corner, 2 * t * (1 - t)), b, t * t))
    return path + [points[-1]]


def disc(centre, axis, radius, inner=0.0, **more):
    return lathe(centre, axis, [(0, radius), (0, inner)], **more)


def ball(centre, r):
    return lathe(add(centre, (0, 0, 1), -r), (0, 0, 1), [(r - r * math.cos(t), r * math.sin(t)) for t in (math.pi * i / 14 for i in range(15))], steps=36)


def rounded(x, y, wide, deep, r):
    corners = ((x + wide - r, y + deep - r, 0), (x + r, y + deep - r, 90), (x + r, y + r, 180), (x + wide - r, y + r, 270))
    return [(cx + r * math.cos(math.radians(start + 10 * k)), cy + r * math.sin(math.radians(start + 10 * k))) for cx, cy, start in corners for k in range(10)]


def hexagon(x, y, r):
    return [(x + r * math.cos(math.pi * k / 3 + 0.2), y + r * math.sin(math.pi * k / 3 + 0.2)) for k in range(6)]


def wrench(x, y, length, half=19, r=54):
    outline = []
    neck = math.degrees(math.asin(half / r))
    for cx, turn in ((x + length - r, 0), (x + r, 180)):
        def at(px, py, tilt=15):
            t = math.radians(turn + tilt)
            return cx + px * math.cos(t) - py * math.sin(t), y + px * math.sin(t) + py * math.cos(t)
        def arc(start, end):
            return [at(r * math.cos(t), r * math.sin(t), 0) for t in (math.radians(start + (end - start) * k / 14) for k in range(15))]
        outline += arc(-180 + neck, -15) + [at(-4, -24), at(-14, 0), at(-4, 24)] + arc(45, 180 - neck)
    return outline


def brighter(lit, least):
    """The part of a face of (light, corner) that has at least this light: tones meet along a line, not in steps."""
    part = []
    for (a, p), (b, q) in zip(lit, lit[1:] + lit[:1]):
        if a >= least:
            part.append(p)
        if (a >= least) != (b >= least):
            part.append(add(p, add(q, p, -1), (least - a) / (b - a)))
    return part


class Picture:
    """Solids on a ground; they are brought to the middle and made as large as the picture takes them."""

    def __init__(self, ground, lane=None):
        self.ground, self.lane = ground, lane
        self.parts = []  # what is drawn, in order; a list is shadows
        self.floor()
        self.seen = []  # points that must be within the picture

    def flat(self, points, fill):
        """Something painted on a face."""
        self.parts.append((points, fill, 0))

    def floor(self):
        """What comes now stands on what is there already, and throws its shadow on that."""
        self.shadows = []
        self.parts.append(self.shadows)

    def line(self, points, colour, wide):
        self.parts.append((points, colour, wide))

    def put(self, ramp, faces, shadow=True, ground=0.0, inside=False, fit=True):
        """Solids stand in the order in which they are put, from behind to before."""
        seen = []
        for points, normal, *corners in faces:
            if inside:
                normal, corners = tuple(-c for c in normal), [[tuple(-c for c in n) for n in one] for one in corners]
            if shadow:
                self.shadows.append([(p[0] + SHADOW[0] * (p[2] - ground), p[1] + SHADOW[1] * (p[2] - ground), ground) for p in points])
            if dot(normal, (1, 1, 1)) > 1e-6:
                seen.append((sum(map(sum, points)) / len(points), points, corners[0] if corners else [normal] * len(points)))
        for _, points, normals in sorted(seen, key=lambda face: face[0]):
            lit = [((dot(normal, LIGHT) + 0.46) / 1.36 * len(ramp), point) for normal, point in zip(normals, points)]
            last = len(ramp) - 1
            lowest = max(0, min(last, math.floor(min(lit)[0])))
            self.parts.append((points, ramp[lowest], 0))
            for tone in range(lowest + 1, min(last, math.floor(max(lit)[0])) + 1):
                self.parts.append((brighter(lit, tone), ramp[tone], 0))
            if fit:
                self.seen += points

    def cast(self, faces):
        """Only a shadow."""
        self.put((), [(face[0], (0, 0, -1)) for face in faces])

    def svg(self):
        across = [(p[0] - p[1]) * 0.866 for p in self.seen]
        down = [(p[0] + p[1]) * 0.5 - p[2] for p in self.seen]
        scale = min(660 / (max(across) - min(across)), 452 / (max(down) - min(down)))
        x = 466 - scale * (max(across) + min(across)) / 2  # its shadow lies on its right
        y = 300 - scale * (max(down) + min(down)) / 2

        def shape(points, fill, wide=0):
            text = " ".join(f"{x + (p[0] - p[1]) * 0.866 * scale:.1f},{y + ((p[0] + p[1]) * 0.5 - p[2]) * scale:.1f}" for p in points)
            if wide:
                return f'<polyline points="{text}" fill="none" stroke="{fill}" stroke-width="{wide * scale:.1f}"/>'
            return f'<polygon points="{text}" fill="{fill}" stroke="{fill}"/>'

        lane = shape([(-3000, self.lane[0], 0), (3000, self.lane[0], 0), (3000, self.lane[1], 0), (-3000, self.lane[1], 0)], self.ground[1]) if self.lane else ""
        shade = 0.34 if self.ground is DEEP else 0.2
        parts = "".join(f'<g opacity="{shade}">{"".join(shape(points, "#0d1a22") for points in part)}</g>' if isinstance(part, list) else shape(*part)
                        for part in self.parts)
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="960" height="600" viewBox="0 0 960 600" stroke-linejoin="round" stroke-linecap="round">'
                f'<rect width="960" height="600" fill="{self.ground[0]}"/>{lane}{parts}</svg>\n')


def band(foot, axis, inner, outer, wide):
    """A ring around something, without what that hides."""
    foot_depth, along = sum(foot), sum(axis)
    faces = lathe(foot, axis, [(0, inner), (0, outer), (wide, outer), (wide, inner)])
    return [face for face in faces if sum(map(sum, face[0])) / len(face[0]) - foot_depth - along * dot(add(face[0][0], foot, -1), axis) > 0]


def bolts(p, ramp, centre, axis, ring, count, size, high, shadow=False):
    u, v = frame(unit(axis))
    heads = []
    for i in range(count):
        t = 2 * math.pi * (i + 0.5) / count
        place = add(add(centre, u, ring * math.cos(t)), v, ring * math.sin(t))
        heads.append((sum(place), place))
    for _, place in sorted(heads):
        p.put(ramp, drum(place, axis, size, high, steps=6), shadow=shadow)


def thermal_oil():
    """A heater, cut open: the coil in which the oil runs around the flame."""
    p = Picture(WARM, (-190, 190))
    up, low, high, r = (0, 0, 1), 28, 230, 150
    p.put(NIGHT, drum((0, 0, 0), up, 176, low))
    shell = [(0, r), (high, r)]
    p.cast(lathe((0, 0, low), up, shell))
    p.put(NIGHT, lathe((0, 0, low), up, [(0, r - 6), (high, r - 6)]), shadow=False, inside=True)
    turns, ring = 5, 112
    path = [(ring * math.cos(t), ring * math.sin(t), low + 26 + (high - 52) * t / (2 * math.pi * turns))
            for t in (2 * math.pi * turns * i / 320 for i in range(321))]
    path = [(-0.7071 * (x - y), -0.7071 * (x + y), z) for x, y, z in path]  # it begins and ends behind
    p.put(HOT, sweep(path, 18, 20), shadow=False)
    # The shell is cut towards the one who looks. Angles count from y to -x.
    for start, end in ((-135, -100), (10, 46)):
        p.put(STEEL, lathe((0, 0, low), up, shell, start, end), shadow=False)
    for start in (-100, 10):
        t = math.radians(start)
        x, y = -math.sin(t), math.cos(t)
        p.put(PAPER, [([(r * x, r * y, low), (132 * x, 132 * y, low), (132 * x, 132 * y, low + high), (r * x, r * y, low + high)],
                       (0.3, 0.7, 0.2))], shadow=False)
    p.put(STEEL, lathe((0, 0, low + high), up, [(0, 164), (26, 164), (26, 0)]))
    p.put(NIGHT, lathe((0, 0, low + high + 26), up, [(0, 84), (14, 84), (14, 0)]))
    bolts(p, PAPER, (0, 0, low + high + 26), up, 128, 12, 9, 8)
    p.put(EMBER, lathe((0, 0, low + high + 40), up, [(0, 62), (34, 62), (34, 0)]))
    return p


def temperature_control_units():
    """A unit on castors; the mould that it tempers, hot on the way out, cooler on the way back."""
    p = Picture(COOL, (-170, 150))
    for x, y in ((-110, 70), (55, -70), (55, 70)):
        p.put(NIGHT, drum((x - 8, y, 16), (1, 0, 0), 16, 18))
    p.put(NIGHT, box(-130, -100, 30, 205, 200, 34))
    p.put(PAPER, box(-130, -100, 64, 205, 200, 216))
    front = 100
    def face(x, z, wide, high, colour):
        p.flat([(x, front, z), (x + wide, front, z), (x + wide, front, z + high), (x, front, z + high)], colour)
    face(-112, 178, 168, 84, NIGHT[1])
    face(-100, 190, 84, 60, NIGHT[3])
    p.line([(-94, front, 200), (-78, front, 206), (-62, front, 232), (-44, front, 238), (-24, front, 237)], GLOW[2], 5)
    p.put(PAPER, drum((18, front, 220), (0, 1, 0), 25, 8), shadow=False)
    p.line([(18, front + 8, 220), (30, front + 8, 236)], EMBER[2], 5)
    for row in range(5):
        face(-112, 92 + row * 15, 168, 6, PAPER[0])
    p.put(NIGHT, box(-104, -70, 280, 150, 130, 8), shadow=False)
    for row in range(6):
        p.flat([(-94 + row * 24, -60, 288), (-82 + row * 24, -60, 288), (-82 + row * 24, 50, 288), (-94 + row * 24, 50, 288)], NIGHT[1])
    for y, z, ramp in ((-62, 190, STEEL), (38, 120, EMBER)):
        p.put(NIGHT, drum((75, y, z), (1, 0, 0), 26, 14), shadow=False)
        p.put(ramp, sweep(bent([(89, y, z), (165, y, z), (165, y, 66), (265, y, 66)], 27 if z < 150 else 60), 15))
    p.put(STEEL, box(265, -120, 0, 50, 190, 150))
    p.put(HOT, box(315, -108, 10, 26, 166, 130))
    p.put(STEEL, box(341, -120, 0, 50, 190, 150))
    return p


def electric_flow_heaters():
    """A vessel, cut open: rods that glow in the stream."""
    p = Picture(COOL, (-150, 150))
    along, r, z = (1, 0, 0), 100, 150
    for x in (-220, 140):
        p.put(NIGHT, box(x, -84, 0, 44, 168, 90))
    def nozzle(x):
        p.put(STEEL, drum((x, 0, z + 80), (0, 0, 1), 40, 62))
        p.put(STEEL, drum((x, 0, z + 142), (0, 0, 1), 58, 18))
        p.put(NIGHT, disc((x, 0, z + 160.5), (0, 0, 1), 32), shadow=False)
    p.put(STEEL, lathe((-270, 0, z), along, [(-40, 0)] + [(-40 * math.cos(math.pi / 2 * i / 8), r * math.sin(math.pi / 2 * i / 8)) for i in range(1, 9)] + [(128, r), (128, 0)]))
    nozzle(-205)
    p.cast(drum((-142, 0, z), along, r, 262))
    p.put(NIGHT, lathe((-142, 0, z), along, [(0, r - 8), (262, r - 8)]), shadow=False, inside=True)
    rods = [(0, 0)] + [(58 * math.cos(t), 58 * math.sin(t)) for t in (2 * math.pi * k / 7 + 0.3 for k in range(7))]
    rods.sort(key=sum)
    at = -142
    for end, baffle in ((-70, True), (0, True), (70, True), (120, False)):
        for y, dz in rods:
            p.put(HOT, sweep([(at, y, z + dz), (end, y, z + dz)], 14, 20), shadow=False)
        if baffle:
            p.put(NIGHT, drum((end, 0, z), along, r - 14, 6), shadow=False)
        at = end + 6
    p.put(STEEL, lathe((-142, 0, z), along, [(0, r), (262, r)], 120, 172), shadow=False)
    p.put(STEEL, lathe((-142, 0, z), along, [(0, r), (262, r)], 288, 318), shadow=False)
    for t in (172,):
        t = math.radians(t)
        p.flat([(x, -q * math.cos(t), z - q * math.sin(t)) for x, q in ((-142, r), (120, r), (120, r - 9), (-142, r - 9))], PAPER[3])
    p.put(STEEL, drum((120, 0, z), along, r, 80))
    nozzle(158)
    p.put(STEEL, drum((200, 0, z), along, r + 30, 22))
    p.put(STEEL, drum((224, 0, z), along, r + 30, 22))
    bolts(p, PAPER, (246, 0, z), along, r + 10, 12, 9, 8)
    p.put(EMBER, box(246, -66, z - 66, 78, 132, 132))
    p.put(EMBER, box(324, -76, z - 76, 14, 152, 152))
    return p


def heat_pumps():
    """Two vessels in one frame: warm water gives its heat below, hot water takes it above."""
    p = Picture(WARM, (-190, 170))
    along = (1, 0, 0)
    p.put(NIGHT, box(-240, -90, 0, 450, 280, 20))
    for x in (-200, 150):
        p.put(NIGHT, box(x, -66, 20, 22, 112, 230))
    def vessel(ramp, z, r):
        p.put(ramp, lathe((-215, 0, z), along, [(-34, 0)] + [(-34 * math.cos(math.pi / 2 * i / 8), r * math.sin(math.pi / 2 * i / 8)) for i in range(1, 9)] + [(0, r), (400, r)] + dome(400, r, 34)))
        for x in (-190, 150):
            p.put(NIGHT, band((x, 0, z), along, r, r + 7, 18), shadow=False)
    vessel(STEEL, 100, 66)
    vessel(EMBER, 262, 66)
    # The compressor lifts the vapour from the one to the other.
    p.put(EMBER, sweep(bent([(-90, 118, 150), (-90, 118, 262), (-90, 50, 262)], 44), 19))
    p.put(PAPER, lathe((-90, 118, 20), (0, 0, 1), [(0, 62), (112, 62)] + dome(112, 62, 40)))
    p.put(NIGHT, band((-90, 118, 60), (0, 0, 1), 62, 66, 16), shadow=False)
    p.put(STEEL, sweep(bent([(-40, 118, 84), (40, 118, 84), (40, 40, 84)], 34), 17))
    p.put(PAPER, box(112, 96, 20, 80, 70, 120))
    p.flat([(124, 166, 84), (180, 166, 84), (180, 166, 124), (124, 166, 124)], NIGHT[1])
    p.line([(130, 166, 94), (146, 166, 98), (158, 166, 112), (174, 166, 115)], GLOW[2], 4)
    return p


def waste_heat():
    """Hot air runs through fins, and leaves its heat in the water."""
    p = Picture(DEEP, (-210, 210))
    def duct(ramp, start, end):
        p.put(ramp, box(start, -100, 30, end - start, 200, 200), fit=False)
    for x in (-260, 180):
        p.put(NIGHT, box(x, -100, 0, 40, 200, 30))
    duct(EMBER, -900, -170)
    p.put(EMBER, box(-186, -118, 12, 18, 236, 236))
    count = 14
    ramps = [GLOW, GLOW, GLOW, EMBER, EMBER, EMBER, EMBER, CLAY, CLAY, CLAY, STEEL, STEEL, STEEL, STEEL]
    pipes = [(-52, 80), (-52, 185), (52, 80), (52, 185)]
    for i in range(count):
        x = -152 + i * 22
        p.put(ramps[i], box(x, -118, 12, 10, 236, 236))
    p.put(STEEL, box(158, -118, 12, 18, 236, 236))
    duct(STEEL, 176, 1000)
    # Cold water in at the end of the stream, hot water out where it is hottest.
    for x, ramp in ((110, STEEL), (-130, EMBER)):
        p.put(PAPER, drum((x, -20, 248), (0, 0, 1), 44, 12), shadow=False)
        p.put(ramp, sweep(bent([(x, -20, 260), (x, -20, 340), (x, -900, 340)], 60), 24), shadow=False, fit=False)
    return p


def steam():
    """A boiler, and what it is for."""
    p = Picture(COOL, (-190, 170))
    up = (0, 0, 1)
    p.put(NIGHT, drum((0, 0, 0), up, 140, 22))
    p.put(PAPER, lathe((0, 0, 22), up, [(0, 122), (236, 122)] + dome(236, 122, 56)))
    for z in (60, 214):
        p.put(STEEL, band((0, 0, z), up, 122, 127, 16), shadow=False)
    p.put(NIGHT, drum((100, 0, 128), (1, 0, 0), 66, 40))
    p.put(EMBER, drum((140, 0, 128), (1, 0, 0), 56, 66))
    p.put(NIGHT, band((160, 0, 128), (1, 0, 0), 56, 59, 10), shadow=False)
    p.put(STEEL, drum((0, 112, 150), (0, 1, 0), 42, 16), shadow=False)
    p.put(PAPER, drum((0, 128, 150), (0, 1, 0), 34, 2), shadow=False)
    p.line([(0, 131, 150), (14, 131, 166)], EMBER[2], 6)
    p.put(STEEL, drum((0, 0, 308), up, 40, 14))
    p.put(STEEL, sweep(bent([(0, 0, 316), (0, 0, 372), (150, -60, 372)], 46), 24))
    p.put(STEEL, drum((140, -56, 372), (1, -0.4, 0), 34, 16))
    for x, y, z, r in ((196, -78, 386, 28), (224, -88, 392, 36), (256, -102, 404, 48), (300, -140, 436, 66), (312, -120, 396, 50), (390, -170, 440, 92), (380, -130, 392, 60), (480, -210, 450, 120), (470, -160, 400, 70), (610, -260, 460, 150)):
        p.put(CLOUD, ball((x, y, z), r), shadow=False, fit=r < 40)
    return p


def explosion_protection():
    """Heat behind thick glass, a cage and many bolts."""
    p = Picture(DEEP, (-150, 150))
    up = (0, 0, 1)
    p.put(STEEL, sweep([(-900, 0, 56), (-100, 0, 56)], 30), fit=False)
    p.put(PAPER, drum((-170, 0, 56), (1, 0, 0), 44, 34))
    p.put(EMBER, lathe((0, 0, 0), up, [(0, 128), (96, 128), (96, 0)]))
    p.put(PAPER, drum((104, 0, 56), (1, 0, 0), 44, 34))
    p.put(STEEL, sweep([(138, 0, 56), (1000, 0, 56)], 30), fit=False)
    p.put(EMBER, lathe((0, 0, 88), up, [(0, 156), (30, 156), (30, 0)]))
    bolts(p, STEEL, (0, 0, 118), up, 130, 12, 15, 14)
    p.put(EMBER, lathe((0, 0, 118), up, [(0, 104), (18, 104), (18, 0)]), shadow=False)
    def bar(t):
        c, s = math.cos(t), math.sin(t)
        return sweep(bent([(100 * c, 100 * s, 130), (100 * c, 100 * s, 262), (0, 0, 262)], 70, 14), 8, 14)
    around = [2 * math.pi * (k + 0.5) / 6 - math.pi / 4 + math.pi / 12 for k in range(6)]
    for t in around:
        if math.cos(t) + math.sin(t) < 0:
            p.put(NIGHT, bar(t))
    p.put(GLOW, lathe((0, 0, 136), up, [(0, 78), (58, 78)] + dome(58, 78, 56)))
    for t in around:
        if math.cos(t) + math.sin(t) >= 0:
            p.put(NIGHT, bar(t))
    p.put(NIGHT, drum((0, 0, 258), up, 28, 14))
    return p


def control_technology():
    """A panel that shows how a temperature is held, and the lines that come in."""
    p = Picture(WARM, (-160, 160))
    p.put(NIGHT, box(-60, -190, 0, 110, 380, 22))
    for y in (90, -126):
        p.put(NIGHT, box(-26, y, 22, 40, 36, 60))
    p.put(STEEL, box(-36, -230, 66, 56, 460, 290))
    front = 20

    def face(y, z, wide, high, colour):
        p.flat([(front, y, z), (front, y - wide, z), (front, y - wide, z + high), (front, y, z + high)], colour)

    face(212, 84, 424, 254, STEEL[1])
    face(198, 98, 290, 226, NIGHT[0])
    for k in range(1, 4):
        p.line([(front, 198, 98 + k * 56), (front, -92, 98 + k * 56)], NIGHT[2], 2)
    p.line([(front, 198, 246), (front, -92, 246)], STEEL[3], 4)
    curve = [(front, 198 - 290 * t, 116 + 130 * (1 - math.exp(-5 * t) * math.cos(9 * t))) for t in (i / 60 for i in range(61))]
    p.flat(curve + [(front, -92, 98), (front, 198, 98)], "#46281d")
    p.line(curve, GLOW[2], 8)
    for k, (level, colour) in enumerate(((0.82, EMBER[3]), (0.55, GLOW[2]), (0.68, STEEL[4]))):
        face(-112 - k * 32, 206, 20, 118, NIGHT[0])
        face(-112 - k * 32, 206, 20, 118 * level, colour)
    p.put(PAPER, drum((front, -154, 146), (1, 0, 0), 40, 24), shadow=False)
    p.line([(front + 24.5, -154, 146), (front + 24.5, -172, 166)], EMBER[2], 8)
    for k, ramp in enumerate((NIGHT, STEEL, EMBER)):
        y = -110 + k * 110
        p.put(NIGHT, drum((50, y, 14), (1, 0, 0), 17, 12), shadow=False)
        p.put(ramp, sweep([(62, y, 14), (1200, y, 14)], 13), fit=False)
    return p


def energy_advice():
    """What a plant uses, year by year, on its own plan."""
    p = Picture(GLOWING)
    p.put(PAPER, box(-250, -150, 0, 500, 320, 12))
    p.put(NIGHT, box(-238, -138, 12, 476, 296, 1), shadow=False)
    for k in range(1, 10):
        p.line([(-238 + k * 47.6, -138, 13), (-238 + k * 47.6, 158, 13)], NIGHT[4], 1.4)
    for k in range(1, 6):
        p.line([(-238, -138 + k * 49.3, 13), (238, -138 + k * 49.3, 13)], NIGHT[4], 1.4)
    p.floor()
    for k, (high, ramp) in enumerate(((236, EMBER), (188, EMBER), (138, HOT), (94, STEEL), (58, STEEL))):
        p.put(ramp, box(-216 + k * 90, -104, 13, 72, 84, high), ground=13)
    course = [(-180, 40, 13.5), (-90, 62, 13.5), (0, 92, 13.5), (90, 112, 13.5), (190, 124, 13.5)]
    p.line(course, PAPER[4], 5)
    for point in course:
        p.put(PAPER, drum(point, (0, 0, 1), 11, 3), shadow=False)
    tip = unit((0.86, -0.5, 0))
    tail = (-96, 214, 26)
    p.put(GLOW, lathe(tail, tip, [(0, 0), (0, 13), (190, 13)], steps=6), ground=11)
    p.put(PAPER, lathe(add(tail, tip, 190), tip, [(0, 13), (30, 4)], steps=6), ground=11)
    p.put(NIGHT, lathe(add(tail, tip, 220), tip, [(0, 4), (10, 0)], steps=6), ground=11)
    p.put(EMBER, lathe(add(tail, tip, -26), tip, [(0, 0), (0, 13), (26, 13)]), ground=11)
    return p


def retrofit():
    """One boiler: half as it was, half as it will be."""
    p = Picture(WARM, (-190, 190))
    along, r, z = (1, 0, 0), 112, 152
    for x, ramp in ((-240, CLAY), (150, NIGHT)):
        p.put(ramp, box(x, -92, 0, 48, 184, 96))
    p.put(CLAY, lathe((-280, 0, z), along, [(-36, 0)] + [(-36 * math.cos(math.pi / 2 * i / 8), r * math.sin(math.pi / 2 * i / 8)) for i in range(1, 9)] + [(270, r)]))
    for x in (-262, -140, -30):
        p.put(RUST, band((x, 0, z), along, r, r + 5, 14), shadow=False)
    p.put(RUST, drum((-196, 0, z + 100), (0, 0, 1), 44, 16))
    p.put(CLAY, drum((-196, 0, z + 112), (0, 0, 1), 34, 110))
    p.put(RUST, drum((-196, 0, z + 214), (0, 0, 1), 42, 14))
    p.put(NIGHT, disc((-196, 0, z + 228.5), (0, 0, 1), 28), shadow=False)
    p.put(STEEL, drum((-2, 0, z), along, r, 232))
    p.put(PAPER, drum((-14, 0, z), along, r + 16, 24))
    p.put(STEEL, lathe((10, 0, z), along, [(0, r), (220, r)]), shadow=False)
    p.put(NIGHT, drum((62, 0, z + 104), (0, 0, 1), 40, 20))
    p.put(STEEL, drum((62, 0, z + 118), (0, 0, 1), 26, 40))
    p.put(PAPER, drum((62, 0, z + 158), (0, 0, 1), 42, 20))
    p.put(PAPER, drum((222, 0, z), along, r + 16, 22))
    bolts(p, STEEL, (244, 0, z), along, r - 2, 12, 10, 9)
    p.put(NIGHT, drum((244, 0, z), along, 78, 20), shadow=False)
    p.put(EMBER, drum((264, 0, z), along, 64, 74))
    p.put(GLOW, disc((338.5, 0, z), along, 34), shadow=False)
    return p


def service():
    """Parts and tools, laid out before the work."""
    p = Picture(COOL)
    up = (0, 0, 1)
    p.put(NIGHT, plate(rounded(-270, -200, 540, 400, 26), 0, 10))
    p.floor()
    def ring(ramp, x, y, outer, inner, high, z=10):
        p.put(ramp, lathe((x, y, z), up, [(high, inner), (0, inner), (0, outer), (high, outer), (high, inner)]), ground=10)
    ring(EMBER, -158, -84, 92, 54, 20)
    # A flange with its bolts out.
    ring(STEEL, 40, -84, 92, 40, 36)
    for k in range(6):
        t = 2 * math.pi * k / 6 + 0.26
        p.put(NIGHT, disc((40 + 66 * math.cos(t), -84 + 66 * math.sin(t), 46.5), up, 11), shadow=False)
    for k in range(3):
        y = -142 + k * 62
        p.put(PAPER, drum((150, y, 30), (1, 0, 0), 13, 62), ground=10)
        p.put(GLOW, drum((212, y, 30), (1, 0, 0), 21, 20, steps=6), ground=10)
    p.put(STEEL, plate(wrench(-240, 104, 400, 23, 62), 10, 22), ground=10)
    p.put(GLOW, plate(hexagon(216, 112, 36), 10, 32), ground=10)
    p.put(NIGHT, disc((216, 112, 42.5), up, 20), shadow=False)
    return p


def careers():
    """A helmet on books."""
    p = Picture(COOL, (-190, 170))
    up = (0, 0, 1)
    def book(ramp, x, y, z, wide, deep, high):
        p.put(ramp, box(x, y, z, wide, deep, 6))
        p.put(PAPER, box(x, y + 8, z + 6, wide - 9, deep - 16, high - 12))
        p.put(ramp, box(x, y, z + high - 6, wide, deep, 6))
        p.put(ramp, box(x, y + deep - 8, z, wide, 8, high))
    book(NIGHT, -150, -130, 0, 300, 250, 46)
    book(STEEL, -132, -118, 46, 256, 224, 40)
    z = 86
    p.floor()

    def longer(faces):
        def turn(n):
            return unit((n[0], n[1] / 1.16, n[2]))
        return [([(q[0], 1.16 * q[1], q[2]) for q in points], turn(n), *([turn(c) for c in one] for one in corners)) for points, n, *corners in faces]

    brim = [(136 * math.cos(t), 148 * math.sin(t) + 34 * max(0, math.sin(t)) ** 2) for t in (2 * math.pi * k / 72 for k in range(72))]
    p.put(EMBER, plate(brim, z, 12), ground=z)
    p.put(EMBER, longer(lathe((0, 0, z + 12), up, [(0, 122), (22, 120)] + dome(22, 120, 92, 40))), shadow=False)
    for x, wide in ((-58, 7), (0, 15), (58, 7)):
        k = math.sqrt(1 - (x / 120) ** 2)
        arc = [(x, 139 * k * math.cos(t), z + 34 + 94 * k * math.sin(t)) for t in (math.pi * (0.14 + 0.72 * i / 40) for i in range(41))]
        p.put(EMBER, sweep(arc, wide), shadow=False)
    return p


def gift_thermometer():
    p = Picture(COOL, (-150, 150))
    along = unit((1, -0.35, 0))
    side = (-along[1], along[0])
    def turned(points, z):
        return [(-70 + x * along[0] + y * side[0], 20 + x * along[1] + y * side[1], z) for x, y in points]
    def flat_shape(points):
        return [(x, y) for x, y, _ in turned(points, 0)]
    p.put(EMBER, plate(flat_shape(rounded(-230, -70, 330, 140, 60)), 0, 40))
    p.put(EMBER, plate(flat_shape(rounded(-216, -57, 302, 114, 48)), 40, 6), shadow=False)
    p.flat(turned(rounded(-176, -32, 170, 64, 12), 46.2), NIGHT[0])
    p.flat(turned(rounded(-168, -25, 154, 50, 8), 46.3), "#c9d6b8")
    for k, high in enumerate((8, 14, 20, 27, 34, 41)):
        p.flat(turned([(-156 + k * 24, 20), (-142 + k * 24, 20), (-142 + k * 24, 20 - high), (-156 + k * 24, 20 - high)], 46.4), NIGHT[1] if k < 4 else "#a9b89a")
    start = turned([(40, 0)], 46)[0]
    p.put(PAPER, drum(start, (0, 0, 1), 22, 6), shadow=False)
    root = turned([(100, 0)], 22)[0]
    p.put(NIGHT, drum(root, along, 20, 26))
    p.put(STEEL, lathe(root, along, [(26, 0), (26, 10), (170, 10), (190, 4), (214, 1)]))
    return p


def gift_mug():
    p = Picture(WARM, (-130, 140))
    up = (0, 0, 1)
    handle = bent([(40, -92, 150), (100, -170, 160), (108, -176, 66), (50, -92, 46)], 44)
    p.put(EMBER, sweep(handle, 15))
    p.put(PAPER, lathe((0, 0, 0), up, [(203, 98), (150, 96)]), shadow=False)
    p.put(COFFEE, disc((0, 0, 168), up, 97), shadow=False)
    p.put(EMBER, lathe((0, 0, 0), up, [(0, 0), (0, 92), (8, 100), (196, 108)]))
    p.put(NIGHT, lathe((0, 0, 0), up, [(196, 108), (203, 109), (206, 104), (203, 99)]), shadow=False)
    def around(degrees, z):
        t = math.radians(45 + degrees)
        return ((93 + 0.06 * z) * math.cos(t) + 6 * math.cos(t), (93 + 0.06 * z) * math.sin(t) + 6 * math.sin(t), z)
    corners = [(-23, 98), (0, 54), (23, 98), (0, 142)]
    edge = [around(a[0] + (b[0] - a[0]) * k / 8, a[1] + (b[1] - a[1]) * k / 8) for a, b in zip(corners, corners[1:] + corners[:1]) for k in range(8)]
    p.flat([(x - 0.1, y + 0.1, z) for x, y, z in edge], PAPER[4])
    return p


def gift_folding_rule():
    p = Picture(DEEP, (-150, 150))
    count, step, swing, wide, high = 6, 82, 96, 12, 72
    def at(along, across):
        return ((along + across) * 0.7071, (across - along) * 0.7071)
    points = [at((k - count / 2) * step, swing if k % 2 else -swing) for k in range(count + 1)]
    solids = []
    for k, (a, b) in enumerate(zip(points, points[1:])):
        along = unit((b[0] - a[0], b[1] - a[1], 0))
        side = (-along[1], along[0])
        if side[0] + side[1] < 0:
            side = (-side[0], -side[1])
        a, b = ((a[0] - 9 * along[0], a[1] - 9 * along[1]), (b[0] + 9 * along[0], b[1] + 9 * along[1]))
        shift = 0.5 * wide
        outline = [(q[0] + s * shift * side[0], q[1] + s * shift * side[1]) for q, s in ((a, -1), (b, -1), (b, 1), (a, 1))]
        if along[0] * side[1] - along[1] * side[0] < 0:
            outline.reverse()
        solids.append((a, b, along, side, outline))
    for a, b, along, side, outline in sorted(solids, key=lambda s: sum(s[0]) + sum(s[1])):
        p.put(GLOW, plate(outline, 0, high))
        length = math.hypot(b[0] - a[0], b[1] - a[1])
        for mark in range(2, int(length / 9) - 1):
            at_mark = [a[i] + along[i] * mark * 9 + side[i] * wide * 0.5 for i in (0, 1)]
            reach = 32 if mark % 5 == 0 else 18
            p.line([(*at_mark, high), (*at_mark, high - reach)], NIGHT[1], 2)
    for x, y in points[1:-1]:
        p.put(STEEL, drum((x, y, 0), (0, 0, 1), 10, high + 1))
    return p


def logo():
    """A rhombus (Raute) with a mountain (Berg) in it, and the name. Dark on light paper, nothing behind it."""
    def polygon(fill, *points):
        return f'<polygon points="{" ".join(f"{x},{y}" for x, y in points)}" fill="{fill}"/>'
    left, top, right, bottom = (6, 80), (76, 6), (146, 80), (76, 154)
    mark = polygon(EMBER[2], left, top, right, bottom)
    mark += polygon(EMBER[4], left, top, (76, 52), (29, 104.3))
    mark += polygon(EMBER[3], top, right, (123, 104.3), (76, 52))
    mark += polygon(EMBER[1], (76, 52), (123, 104.3), bottom)
    mark += polygon("#fdfaf4", (76, 52), (96, 74.3), (84, 82), (76, 73), (67, 81), (57, 73.2))
    def words(y, size, weight, colour, text):
        return (f'<text x="170" y="{y}" font-family="Inter Display, Inter, sans-serif" font-size="{size}" font-weight="{weight}" '
                f'letter-spacing="{-0.012 * size}" fill="{colour}">{text}</text>')
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="160" viewBox="0 0 640 160">'
            f'{mark}{words(84, 82, 700, "#1f2328", "Rautenberg")}{words(140, 53, 500, STEEL[2], "Prozesswärme")}</svg>\n')


DRAWINGS = (thermal_oil,
            temperature_control_units,
            electric_flow_heaters,
            heat_pumps,
            waste_heat,
            steam,
            explosion_protection,
            control_technology,
            energy_advice,
            retrofit,
            service,
            careers,
            gift_thermometer,
            gift_mug,
            gift_folding_rule)


def render(page, wide, high, folder):
    """A page as chromium draws it: rows of bytes, and how many a pixel has."""
    html, png = os.path.join(folder, "page.html"), os.path.join(folder, "page.png")
    with open(html, "w", encoding="utf-8") as file:
        file.write('<!doctype html><meta charset="utf-8"><style>body { margin: 0 } svg { display: block }</style>' + page)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--default-background-color=00000000",
                    f"--window-size={wide},{high}", f"--screenshot={png}", "file://" + html], check=True, stderr=subprocess.DEVNULL)
    with open(png, "rb") as file:
        data = file.read()
    at, packed, header = 8, b"", None
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        header = body if kind == b"IHDR" else header
        packed += body if kind == b"IDAT" else b""
        at += 12 + size
    assert struct.unpack(">II", header[:8]) == (wide, high) and header[8] == 8
    step = {2: 3, 6: 4}[header[9]]
    raw, rows = zlib.decompress(packed), []
    above = bytearray(wide * step)
    for y in range(high):
        start = y * (wide * step + 1)
        kind, row = raw[start], bytearray(raw[start + 1:start + 1 + wide * step])
        for i in range(len(row) if kind else 0):
            left, up, corner = (row[i - step], above[i], above[i - step]) if i >= step else (0, above[i], 0)
            if kind == 4:
                a, b, c = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
                guess = left if a <= b and a <= c else up if b <= c else corner
            else:
                guess = (0, left, up, (left + up) // 2)[kind]
            row[i] = (row[i] + guess) & 255
        rows.append(row)
        above = row
    return rows, step


def save(path, rows, step, colours=176):
    """A PNG with a palette: the most frequent colours, the others as the nearest of them."""
    pixels = [[bytes(row[i:i + step]) for i in range(0, len(row), step)] for row in rows]
    palette = [colour for colour, _ in collections.Counter(pixel for row in pixels for pixel in row).most_common(colours)]
    index = {colour: i for i, colour in enumerate(palette)}
    for row in pixels:
        for pixel in row:
            if pixel not in index:
                index[pixel] = min(range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(palette[i], pixel)))
    packed = zlib.compress(b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in pixels), 9)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 3, 0, 0, 0)))
        file.write(chunk(b"PLTE", b"".join(colour[:3] for colour in palette)))
        if step == 4:
            file.write(chunk(b"tRNS", bytes(colour[3] for colour in palette)))
        file.write(chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def main():
    svgs = {draw.__name__.replace("_", "-"): draw().svg() for draw in DRAWINGS}
    if len(sys.argv) > 1:
        os.makedirs(sys.argv[1], exist_ok=True)
        for name, svg in {**svgs, "logo": logo()}.items():
            with open(os.path.join(sys.argv[1], name + ".svg"), "w", encoding="utf-8") as file:
                file.write(svg)
        return
    beside = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        rows, step = render("".join(svgs.values()), 960, 600 * len(svgs), folder)
        for i, name in enumerate(svgs):
            save(os.path.join(beside, name + ".png"), rows[600 * i:600 * (i + 1)], step)
        save(os.path.join(beside, "logo.png"), *render(logo(), 640, 160, folder))


if __name__ == "__main__":
    main()
