// SPDX-License-Identifier: Apache-2.0

import Foundation
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

/// The typed vectors once more, read by a decoder that nobody here wrote: what a row says that its octets mean must be
/// what Wireshark makes of them.
@Suite struct DialectTsharkTests {
    @Test func tsharkReadsEveryVectorAsItsRowSays() async throws {
        try Need.command("text2pcap")
        try Need.command("tshark")
        let cases = try DialectVector.all().map(TsharkCase.init)
        let lines = try await Self.decode(cases)
        let rows = cases.flatMap(\.rules)
        try #require(lines.count == rows.count, "tshark names \(lines.count) attributes of \(rows.count)")
        for (line, rule) in zip(lines, rows) {
            #expect(line.number == rule.number, "\(rule.row): \(line.text)")
            let isRead = Self.meaning(of: rule) == line.value || line.isHex(of: rule)
            #expect(isRead || Self.disputed.contains(rule.number), "\(rule.row): \(line.text)")
        }
    }

    /// Huawei's addresses of IPv6: Wireshark takes them for prefixes of 18 octets, others for addresses of 16. We send
    /// neither.
    private static let disputed = ["26.2011.154", "26.2011.158"]

    /// Makes one packet of each case and lets tshark name its attributes.
    private static func decode(_ cases: [TsharkCase]) async throws -> [TsharkLine] {
        try await TemporaryDirectory.with { folder in
            let dump = cases.map { hexDump($0.packet) }.joined(separator: "\n")
            try Data(dump.utf8).write(to: URL(fileURLWithPath: folder.file("accepts.txt")))
            let wrapped = try await ChildProcess.run(
                "text2pcap", ["-q", "-u", "1812,40000", folder.file("accepts.txt"), folder.file("accepts.pcap")])
            try #require(wrapped.succeeded, "\(wrapped.errorOutput)")
            let read = try await ChildProcess.run("tshark", ["-r", folder.file("accepts.pcap"), "-O", "radius"])
            try #require(read.succeeded, "\(read.errorOutput)")
            return TsharkLine.all(in: read.output)
        }
    }

    private static func hexDump(_ packet: [UInt8]) -> String {
        "000000 " + packet.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(separator: " ") + "\n"
    }

    /// What the row says behind the attribute's name, without the quotes of texts and the colons of identifiers.
    private static func meaning(of rule: DialectRule) -> String {
        guard let text = try? rule.row.field(3), let space = text.firstIndex(of: " ") else { return "" }
        var value = text[text.index(after: space)...]
        if value.hasPrefix("tag ") { value = value.dropFirst("tag 1 ".count) }
        let words = value.filter { $0 != "\"" }
        return rule.number == "96" ? words.replacing(":", with: "") : String(words)
    }
}

/// The rows of a case that give a whole attribute.
private struct TsharkCase {
    let rules: [DialectRule]
    private let code: RadiusCode

    init(_ vector: DialectVector) {
        rules = vector.rules.filter { $0.exactOctets != nil }
        code = vector.isChange ? .coaRequest : .accessAccept
    }

    /// A packet with their attributes.
    var packet: [UInt8] {
        let attributes = rules.compactMap(\.exactOctets).flatMap { $0 }
        let length = FramedPacket.headerLength + attributes.count
        let header = [code.rawValue, 7, UInt8(length >> 8), UInt8(length & 255)]
        return header + [UInt8](repeating: 0, count: 16) + attributes
    }
}

extension DialectRule {
    /// The attribute's octets, where the row gives all of them.
    fileprivate var exactOctets: [UInt8]? {
        guard case .exactly(let octets) = pattern else { return nil }
        return octets
    }
}

/// A line of tshark's that names an attribute: `AVP: t=Framed-Pool(88) l=7 val=home4`.
private struct TsharkLine {
    let text: String
    /// `8`, or `26.14988.8`.
    let number: String
    let value: String

    static func all(in output: String) -> [TsharkLine] {
        var lines: [TsharkLine] = []
        var vendor = ""
        for line in output.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
            guard let match = line.firstMatch(of: /^(AVP|VSA): t=[^(]*\((\d+)\) .*?(vnd=.*\((\d+)\)|val=(.*))$/) else {
                continue
            }
            if let number = match.4 {
                vendor = String(number)
                continue
            }
            let isVendors = match.1 == "VSA"
            lines.append(
                TsharkLine(
                    text: String(line), number: isVendors ? "26.\(vendor).\(match.2)" : String(match.2),
                    value: match.5.map(String.init) ?? ""))
        }
        return lines
    }

    /// Whether the line gives the value in hexadecimal digits, as it does for attributes that its dictionary lacks.
    func isHex(of rule: DialectRule) -> Bool {
        guard text.contains("t=Unknown-Attribute"), let octets = rule.exactOctets else { return false }
        let digits = octets.dropFirst(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return value == digits
    }
}
