// SPDX-License-Identifier: Apache-2.0

/// A strict reader of Prometheus' text format 0.0.4, written from its description and not from our writer.
struct PrometheusParser {
    struct Sample: Equatable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    struct Family: Equatable {
        var name: String
        var help: String
        var kind: String
        var samples: [Sample]
    }

    struct Fault: Error, CustomStringConvertible {
        let line: Int
        let what: String
        var description: String { "line \(line): \(what)" }
    }

    private var families: [Family] = []
    private var lineNumber = 0

    static func families(in text: String) throws -> [Family] {
        guard text.isEmpty || text.hasSuffix("\n") else { throw Fault(line: 0, what: "no line break at the end") }
        var parser = PrometheusParser()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            parser.lineNumber += 1
            try parser.read(String(line))
        }
        return parser.families
    }

    private mutating func read(_ line: String) throws {
        if line.hasPrefix("# HELP ") {
            let parts = line.dropFirst(7).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            try require(!families.contains { $0.name == name }, "\(name) begins twice")
            let help = try unescaped(parts.count > 1 ? String(parts[1]) : "", quotes: false)
            families.append(Family(name: name, help: help, kind: "", samples: []))
        } else if line.hasPrefix("# TYPE ") {
            let parts = line.split(separator: " ")
            try require(parts.count == 4 && families.last?.name == String(parts[2]), "TYPE does not follow its HELP")
            try require(["counter", "gauge", "histogram"].contains(parts[3]), "unknown type \(parts[3])")
            families[families.count - 1].kind = String(parts[3])
        } else {
            try readSample(line)
        }
    }

    private mutating func readSample(_ line: String) throws {
        let name = String(line.prefix { $0 != "{" && $0 != " " })
        try require(name.wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil, "\"\(name)\" is no metric name")
        var rest = line.dropFirst(name.count)
        let labels = rest.first == "{" ? try readLabels(&rest) : [:]
        try require(rest.first == " ", "no space before the value")
        guard let value = number(String(rest.dropFirst())) else { throw Fault(line: lineNumber, what: "no number") }
        guard let family = families.last else { throw Fault(line: lineNumber, what: "a sample before any family") }
        let suffixes = family.kind == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
        try require(suffixes.contains { family.name + $0 == name }, "\(name) is not of \(family.name)")
        let sample = Sample(name: name, labels: labels, value: value)
        try require(
            !family.samples.contains { $0.name == name && $0.labels == labels }, "\(line) repeats a sample")
        families[families.count - 1].samples.append(sample)
    }

    private func readLabels(_ rest: inout Substring) throws -> [String: String] {
        var labels: [String: String] = [:]
        rest = rest.dropFirst()
        while rest.first != "}" {
            let name = String(rest.prefix { $0 != "=" })
            try require(name.wholeMatch(of: /[a-zA-Z_][a-zA-Z0-9_]*/) != nil, "\"\(name)\" is no label name")
            rest = rest.dropFirst(name.count)
            try require(rest.hasPrefix("=\""), "no quoted value for \(name)")
            rest = rest.dropFirst(2)
            var raw = ""
            while let next = rest.first, next != "\"" {
                raw.append(next)
                rest = rest.dropFirst()
                if next == "\\", let escaped = rest.first {
                    raw.append(escaped)
                    rest = rest.dropFirst()
                }
            }
            try require(rest.first == "\"", "the value of \(name) does not end")
            try require(labels[name] == nil, "label \(name) twice")
            labels[name] = try unescaped(raw, quotes: true)
            rest = rest.dropFirst()
            if rest.first == "," { rest = rest.dropFirst() }
        }
        rest = rest.dropFirst()
        return labels
    }

    private func unescaped(_ text: String, quotes: Bool) throws -> String {
        var result = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "\\": result += "\\"
            case "n": result += "\n"
            case "\"" where quotes: result += "\""
            default: throw Fault(line: lineNumber, what: "unknown escape in \(text)")
            }
        }
        return result
    }

    private func number(_ text: String) -> Double? {
        switch text {
        case "+Inf": .infinity
        case "-Inf": -.infinity
        case "NaN": .nan
        default: text.contains(" ") ? nil : Double(text)
        }
    }

    private func require(_ condition: Bool, _ what: String) throws {
        if !condition { throw Fault(line: lineNumber, what: what) }
    }
}
