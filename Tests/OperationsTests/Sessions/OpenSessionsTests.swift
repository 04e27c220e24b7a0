// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct OpenSessionsTests {
    /// What another node applies is seen when this one looks, whether it reads everything or only what has changed.
    @Test(arguments: StorageEngine.allCases)
    func anotherNodeSeesWhatHasChanged(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let anna = try await lab.provider.add(lab.provider.terms("anna"))
            let bert = try await lab.provider.add(lab.provider.terms("bert"))
            let other = OpenSessions(clock: lab.clock.wallClock)
            try await lab.apply([lab.record(.start, "anna", at: 0)])
            try await other.load(from: lab.store)
            #expect([anna, bert].map(other.count) == [1, 0])

            lab.clock.advance(by: .seconds(600))
            try await lab.apply([
                lab.record(.stop, "anna", at: 590, lasting: 590), lab.record(.start, "bert", at: 595),
            ])
            try await other.load(heardOfSince: SessionLab.start.advanced(by: .seconds(598)), from: lab.store)
            #expect([anna, bert].map(other.count) == [1, 0])
            try await other.load(heardOfSince: SessionLab.start.advanced(by: .seconds(300)), from: lab.store)
            #expect([anna, bert].map(other.count) == [0, 1])
        }
    }
}
