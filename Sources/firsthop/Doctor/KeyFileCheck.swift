// SPDX-License-Identifier: Apache-2.0

import Storage

/// The key file can be read by us alone and is the one that the database was sealed with.
enum KeyFileCheck {
    static func findings(_ examination: Examination) async -> [DoctorFinding] {
        let path = examination.settings.keyFile
        do {
            let stored = try await examination.store?.keyChecks()
            do {
                return [try finding(MasterKeyFile.load(at: path), stored: stored, path: path)]
            } catch let error where error.reason == .missing && (stored ?? []).isEmpty {
                return [.warning("\(path) does not exist yet", advice: "`firsthop serve` makes it on the first start")]
            } catch {
                return [.error("\(error)", advice: "until then no secret in the database can be read")]
            }
        } catch {
            return [.error("\(error)", advice: "see the finding about the database")]
        }
    }

    private static func finding(
        _ ring: KeyRing, stored: [KeyCheck]?, path: String
    ) throws(KeyFileError) -> DoctorFinding {
        guard let stored else {
            return .warning("\(path) is sound, but there is no database to compare it with", advice: "see below")
        }
        do {
            let new = try ring.newChecks(comparedWith: stored)
            if new.isEmpty || stored.isEmpty { return .ok("\(path) fits the database") }
            return .ok("\(path) fits the database, which will get to know \(new.count) new keys at the next start")
        } catch {
            return .error("\(error)", advice: "until then no secret in the database can be read")
        }
    }
}
