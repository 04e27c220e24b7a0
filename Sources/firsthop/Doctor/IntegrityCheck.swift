// SPDX-License-Identifier: Apache-2.0

import Storage

/// The database's files are sound.
enum IntegrityCheck {
    static func findings(_ examination: Examination) async -> [DoctorFinding] {
        guard let store = examination.store else { return [] }
        do {
            let damage = try await store.integrityFindings()
            if damage.isEmpty { return [.ok("the database is sound")] }
            return damage.map {
                .error($0, advice: "stop the program, keep a copy of the database, and restore the newest backup")
            }
        } catch {
            return [.error("\(error)", advice: "see the finding about the database")]
        }
    }
}
