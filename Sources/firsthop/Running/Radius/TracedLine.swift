// SPDX-License-Identifier: Apache-2.0

/// A line of the running program's answer to `firsthop trace`: an exchange, a remark, or nothing but a sign of life.
struct TracedLine: Decodable {
    struct Packet: Decodable {
        var code: String?
        var identifier: Int?
        var attributes: [String]?
    }

    var error: String?
    var missed: Int?
    var at: String?
    var source: String?
    var nas: String?
    var outcome: String?
    var service: Int64?
    var request: Packet?
    var reply: Packet?
    var trace: [String]?

    /// Sent now and then so that the program notices who hung up.
    var isHeartbeat: Bool { request == nil && missed == nil && error == nil }

    /// As a person reads it.
    var text: String {
        if let missed { return "… \(missed) requests came too fast to be shown\n\n" }
        let service = service.map { ", service \($0)" } ?? ""
        var lines = ["\(at ?? "") \(nas ?? "?") (\(source ?? "?")): \(outcome ?? "")\(service)"]
        lines += Self.lines(request, mark: "→")
        lines += Self.lines(reply, mark: "←")
        if let trace, !trace.isEmpty { lines.append("  because " + trace.joined(separator: "; ")) }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private static func lines(_ packet: Packet?, mark: String) -> [String] {
        guard let packet else { return [] }
        let title = "  \(mark) \(packet.code ?? "unreadable packet") \(packet.identifier.map { "\($0)" } ?? "")"
        return [title] + (packet.attributes ?? []).map { "      \($0)" }
    }
}
