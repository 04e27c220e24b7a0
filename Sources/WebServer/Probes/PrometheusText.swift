// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Prometheus' text exposition format, version 0.0.4.
///
/// A family whose name the format does not allow, and a sample whose labels it does not allow, are left out: one bad
/// metric must not cost the scraper all others.
enum PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// Families of the same name are joined under one header, as the format demands.
    static func render(_ families: [MetricFamily]) -> String {
        var order: [String] = []
        var groups: [String: [MetricFamily]] = [:]
        for family in families where isName(family.name, colonAllowed: true) {
            if groups[family.name] == nil { order.append(family.name) }
            groups[family.name, default: []].append(family)
        }
        return order.compactMap { groups[$0] }.map(text).joined()
    }

    private static func text(_ group: [MetricFamily]) -> String {
        guard let first = group.first else { return "" }
        var text = "# HELP \(first.name) \(escaped(first.help, quotes: false))\n"
        text += "# TYPE \(first.name) \(first.kind.rawValue)\n"
        for sample in group.flatMap(\.samples) where labelsAreSound(sample.labels) {
            text += lines(first.name, sample)
        }
        return text
    }

    private static func lines(_ name: String, _ sample: MetricSample) -> String {
        switch sample.value {
        case .number(let number):
            line(name, sample.labels, number: self.number(number))
        case .histogram(let histogram):
            histogram.buckets.map { bucket in
                let bound = MetricLabel("le", self.number(bucket.upperBound))
                return line(name + "_bucket", sample.labels + [bound], number: String(bucket.cumulativeCount))
            }.joined()
                + line(name + "_bucket", sample.labels + [MetricLabel("le", "+Inf")], number: String(histogram.count))
                + line(name + "_sum", sample.labels, number: self.number(histogram.sum))
                + line(name + "_count", sample.labels, number: String(histogram.count))
        }
    }

    private static func line(_ name: String, _ labels: [MetricLabel], number: String) -> String {
        let pairs = labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }.joined(separator: ",")
        return labels.isEmpty ? "\(name) \(number)\n" : "\(name){\(pairs)} \(number)\n"
    }

    /// Whole numbers without a fraction, everything else in Swift's shortest form that reads back the same.
    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value) { return String(whole) }
        return value.description
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func labelsAreSound(_ labels: [MetricLabel]) -> Bool {
        let names = labels.map(\.name)
        return Set(names).count == names.count
            && names.allSatisfy { isName($0, colonAllowed: false) && $0 != "le" && !$0.hasPrefix("__") }
    }

    private static func isName(_ name: String, colonAllowed: Bool) -> Bool {
        func isStart(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
            case UInt8(ascii: ":"): colonAllowed
            default: false
            }
        }
        guard let first = name.utf8.first, isStart(first) else { return false }
        return name.utf8.allSatisfy { isStart($0) || 0x30...0x39 ~= $0 }
    }
}
