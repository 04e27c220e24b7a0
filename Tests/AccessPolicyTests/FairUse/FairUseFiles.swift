// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import Foundation
import ProviderValues
import TestKit
import Testing

/// The policies below `Tests/Vectors/fairuse`.
enum FairUseFiles {
    static func document(_ name: String) throws -> FairUseDocument {
        try decode(try bytes("\(name).json"))
    }

    static func decode(_ bytes: some Sequence<UInt8>) throws -> FairUseDocument {
        try JSONDecoder().decode(FairUseDocument.self, from: Data(bytes))
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        let path = "\(PackageFiles.vectors)/fairuse/\(name)"
        return Array(try #require(FileManager.default.contents(atPath: path), "no readable \(path)"))
    }
}

extension FairUseDocument {
    /// The policy under its calendar, with the system's zone.
    func compiled() throws -> CompiledFairUse {
        try Need.file("/usr/share/zoneinfo/\(zone ?? "UTC")")
        return try CompiledFairUse(policy, calendar: calendar())
    }

    func calendar() throws -> FairUseCalendar {
        FairUseCalendar(
            zone: try ZoneDatabase().rules(named: zone ?? "UTC"), weekStart: weekStart, billingDay: billingDay)
    }
}

extension CompiledFairUse {
    func count(_ delta: UsageDelta, into counters: inout UsageCounters) {
        var effects: [FairUseEffect] = []
        count(delta, into: &counters, effects: &effects)
    }
}
