// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec
import RadiusServer
import WebServer

/// How `firsthop ask` shows what a request would be answered.
enum AskReport {
    static func text(_ report: TrialReport) -> String {
        switch report {
        case .answered(let answer): text(answer)
        case .dropped(let reason): "No answer: the request is dropped (\(reason.word)).\n"
        case .handedOn(let realm): "The server of realm \(String(decoding: realm.name, as: UTF8.self)) is asked.\n"
        case .noSecret: "No answer: the router has no secret; give it one with `firsthop nas change`.\n"
        }
    }

    static func json(_ report: TrialReport) -> JSONValue {
        switch report {
        case .answered(let answer): json(answer)
        case .dropped(let reason): ["outcome": "dropped", "reason": .string(reason.word)]
        case .handedOn(let realm):
            ["outcome": "handed_on", "realm": .string(String(decoding: realm.name, as: UTF8.self))]
        case .noSecret: ["outcome": "no_secret"]
        }
    }

    private static func text(_ answer: TrialAnswer) -> String {
        var lines = [answer.verdict.word + (answer.reason.map { " (\($0.rawValue))" } ?? "")]
        lines += attributes(answer).map { "    \($0)" }
        lines += (answer.trace?.steps ?? []).map { "  - \($0.text)" }
        if let device = answer.bindsDevice { lines.append("  The login would bind the line to \(device.mac).") }
        lines += answer.notes.map { "  ! \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func json(_ answer: TrialAnswer) -> JSONValue {
        [
            "outcome": .string(answer.verdict.word),
            "reason": answer.reason.map { .string($0.rawValue) } ?? .null,
            "service": answer.service.map { .integer($0.value) } ?? .null,
            "attributes": .array(attributes(answer).map { .string($0) }),
            "trace": .array((answer.trace?.steps ?? []).map { .string($0.text) }),
            "binds_device": answer.bindsDevice.map { .string($0.mac.description) } ?? .null,
            "notes": .array(answer.notes.map { .string($0) }),
        ]
    }

    /// Those of the answer; keys for encryption stay hidden.
    private static func attributes(_ answer: TrialAnswer) -> [String] {
        guard let framed = try? FramedPacket(answer.packet.span) else { return [] }
        return TypedPacket(framed, in: answer.packet.span).attributes.map { AttributeText.redactedLine($0) }
    }
}
