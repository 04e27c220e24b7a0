// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Synchronization

/// What routers' refusals have taught: which cannot change sessions, and by what they want sessions to be named. Forgotten when
/// the NAS is edited, and after a while, since routers get new software.
final class LearnedControl: Sendable {
    private struct Lesson {
        let terms: NASTerms
        var refusesUntil: [ReplyPurpose: UInt64] = [:]
        var naming = SessionNaming.usual
        var namingUntil: UInt64 = 0
    }

    private let lessons = Mutex<[NASID: Lesson]>([:])
    private let validity: UInt64

    /// - Parameter validity: nanoseconds.
    init(validity: UInt64) {
        self.validity = validity
    }

    /// The router said that it cannot make changes for this purpose.
    func noteRefusal(of purpose: ReplyPurpose, by terms: NASTerms, at now: UInt64) {
        change(terms) { $0.refusesUntil[purpose] = now &+ validity }
    }

    /// The router understood which session was meant only when it was named like this.
    func note(_ naming: SessionNaming, of terms: NASTerms, at now: UInt64) {
        change(terms) {
            $0.naming = naming
            $0.namingUntil = now &+ validity
        }
    }

    func refuses(_ purpose: ReplyPurpose, by terms: NASTerms, at now: UInt64) -> Bool {
        lessons.withLock { lessons in
            guard let lesson = lessons[terms.id], lesson.terms === terms else { return false }
            return lesson.refusesUntil[purpose].map { now < $0 } ?? false
        }
    }

    func naming(of terms: NASTerms, at now: UInt64) -> SessionNaming {
        lessons.withLock { lessons in
            guard let lesson = lessons[terms.id], lesson.terms === terms, now < lesson.namingUntil else {
                return .usual
            }
            return lesson.naming
        }
    }

    private func change(_ terms: NASTerms, _ body: (inout Lesson) -> Void) {
        lessons.withLock { lessons in
            var lesson = Lesson(terms: terms)
            if let known = lessons[terms.id], known.terms === terms { lesson = known }
            body(&lesson)
            lessons[terms.id] = lesson
        }
    }
}
