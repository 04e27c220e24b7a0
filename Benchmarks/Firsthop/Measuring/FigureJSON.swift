// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Figures as a file for programs, to compare one run with another.
enum FigureJSON {
    private struct Entry: Encodable {
        let name: String
        let unit: String
        let ours: Double
        let floor: Double
        let floorName: String
        let ratio: Double
        let bar: String
        let isMet: Bool
    }

    static func write(_ figures: [Figure], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let entries = figures.map { figure in
            Entry(
                name: figure.name, unit: figure.unit.rawValue, ours: figure.ours, floor: figure.floor,
                floorName: figure.floorName, ratio: figure.floor == 0 ? 0 : figure.ratio,
                bar: figure.bar.text(figure.unit), isMet: figure.isMet)
        }
        try encoder.encode(entries).write(to: URL(filePath: path))
    }
}
