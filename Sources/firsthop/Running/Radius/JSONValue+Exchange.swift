// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec
import RadiusServer
import WebServer

extension JSONValue {
    /// A request and what became of it, every attribute in the dictionary's words.
    static func exchange(_ exchange: TracedExchange) -> JSONValue {
        [
            "at": .string(exchange.at.description),
            "source": .string(exchange.source.description),
            "nas": .string(exchange.nasName),
            "outcome": .string(exchange.outcome.words),
            "service": exchange.service.map { .integer($0.value) } ?? .null,
            "request": .packet(exchange.request),
            "reply": .packet(exchange.reply),
            "trace": .array((exchange.trace?.steps ?? []).map { .string($0.text) }),
        ]
    }

    /// A redacted packet; null when there is none, its octets when it cannot be read.
    static func packet(_ octets: [UInt8]) -> JSONValue {
        guard !octets.isEmpty else { return .null }
        guard let framed = try? FramedPacket(octets.span) else { return ["octets": .integer(Int64(octets.count))] }
        let packet = TypedPacket(framed, in: octets.span)
        return [
            "code": .string(packet.code.name),
            "identifier": .integer(Int64(packet.identifier)),
            "attributes": .array(packet.attributes.map { .string(AttributeText.redactedLine($0)) }),
        ]
    }
}

extension TracedOutcome {
    /// What became of a request, in a few words.
    var words: String {
        switch self {
        case .answered(let verdict, let reason): verdict.word + (reason.map { " (\($0.rawValue))" } ?? "")
        case .answeredElsewhere(let verdict, let realm): "\(verdict.word) by the server of \(realm)"
        case .dropped(let reason): "dropped: \(reason.word)"
        }
    }
}
