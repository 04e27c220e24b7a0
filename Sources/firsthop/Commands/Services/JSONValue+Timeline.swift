// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import WebServer

extension JSONValue {
    static func timelineEvent(_ event: TimelineEvent) -> JSONValue {
        .object(
            [JSONMember("at", .time(event.at)), JSONMember("kind", .string(event.fact.word))] + members(event.fact))
    }

    private static func members(_ fact: TimelineFact) -> [JSONMember] {
        switch fact {
        case .sessionBegan(let session, let nas, let garden):
            [
                JSONMember("session", .id(session)), JSONMember("nas", .optional(nas)),
                JSONMember("garden", .optional(garden?.rawValue)),
            ]
        case .sessionEnded(let session, let ending, let cause):
            [
                JSONMember("session", .id(session)), JSONMember("ending", .string(ending.rawValue)),
                JSONMember("cause", cause.map { .integer($0) } ?? .null),
            ]
        case .prefixSeen(let session, let sighted, let verdict):
            members(session, sighted) + [JSONMember("verdict", .string(verdict.rawValue))]
        case .prefixGone(let session, let sighted): members(session, sighted)
        case .holdingBegan(let kind, let prefix), .holdingEnded(let kind, let prefix):
            [JSONMember("holding", .string(kind.rawValue)), JSONMember("prefix", .string("\(prefix)"))]
        case .changed(let change):
            [
                JSONMember("entity", .string(change.entity.rawValue)),
                JSONMember("field", .string(change.field.rawValue)),
                JSONMember("before", .optional(change.before)), JSONMember("after", .optional(change.after)),
            ]
        case .asked(let attempt): members(attempt)
        }
    }

    private static func members(_ session: SessionID, _ sighted: SightedPrefix) -> [JSONMember] {
        [
            JSONMember("session", .id(session)), JSONMember("prefix", .string("\(sighted.prefix)")),
            JSONMember("as", .string(sighted.kind.rawValue)),
        ]
    }

    private static func members(_ attempt: EnforcementAttemptRecord) -> [JSONMember] {
        [
            JSONMember("session", .id(attempt.session)), JSONMember("nas", .optional(attempt.nasName)),
            JSONMember("way", .string(attempt.way.words)), JSONMember("try", .whole(attempt.tries)),
            JSONMember("because", .string(attempt.reason)), JSONMember("question", .optional(attempt.question)),
            JSONMember("answer", .optional(attempt.answer?.word)), JSONMember("said", .optional(attempt.said)),
            JSONMember("ended_at", .time(attempt.endedAt)),
        ]
    }
}
