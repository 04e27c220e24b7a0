// SPDX-License-Identifier: Apache-2.0

import Documents
import TestKit
import Testing

@Suite struct RateTreeTests {
    private static func tree(_ name: String) -> RateTree {
        func bars(_ capacity: Double?, _ sold: Double, _ measured: Double?) -> [RateTree.Bar] {
            [
                RateTree.Bar(label: "↓", capacity: capacity, sold: sold, measured: measured, words: "words"),
                RateTree.Bar(label: "↑", capacity: capacity, sold: sold / 2, measured: nil, words: "words"),
            ]
        }
        return RateTree(
            title: "Capacity of \(name)", subtitle: "As of 2026-11-21",
            places: [
                RateTree.Place(name: name, kind: "router, 12 lines", level: 0, bars: bars(nil, 60, 20)),
                RateTree.Place(name: "North <AP>", kind: "sector, 12 lines", level: 1, bars: bars(30, 60, 31)),
                RateTree.Place(name: "Anna & Bert", kind: "line", level: 2, bars: bars(0, 0, nil)),
            ])
    }

    @Test func theDrawingIsAsItWasLookedAt() {
        Golden("svg/rate-tree.svg").expect(RateTreeDrawing(Self.tree("tower"), widthOnPaper: 297).document.text)
    }

    @Test func whateverNamesHoldEveryBarStaysInsideTheDrawing() {
        let long = String(repeating: "long name ", count: 40)
        let text = RateTreeDrawing(Self.tree(long)).document.text
        #expect(!text.contains("<AP>") && text.contains("Anna &amp; Bert") && text.contains("clip-path"))
        for odd in [Double.nan, .infinity, -1] {
            let bar = RateTree.Bar(label: "↓", capacity: odd, sold: odd, measured: odd, words: "")
            let place = RateTree.Place(name: "x", kind: "", level: 99, bars: [bar])
            let text = RateTreeDrawing(RateTree(title: "", subtitle: "", places: [place])).document.text
            #expect(!text.contains("nan") && !text.contains("inf"))
        }
    }
}
