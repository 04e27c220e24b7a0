// SPDX-License-Identifier: Apache-2.0

/// Numbers as the table shows them: three digits that count.
enum Digits {
    static func short(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        if value.magnitude >= 100 { return grouped(Int64(value.rounded())) }
        let places = value.magnitude >= 10 ? 1.0 : value.magnitude >= 1 ? 2.0 : 3.0
        let scale = places == 1 ? 10.0 : places == 2 ? 100.0 : 1_000.0
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
    }

    private static func grouped(_ value: Int64) -> String {
        var text = ""
        for (index, digit) in "\(value)".reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3), digit != "-" { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
