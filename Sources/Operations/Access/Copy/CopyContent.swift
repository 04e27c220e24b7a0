// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// What has been read of a copy, record after record.
struct CopyContent {
    private var head: (savedAt: Timestamp, position: Int64)?
    private var nases: [NASTerms] = []
    private var plans: [PlanTerms] = []
    private var realms: [RealmTerms] = []
    private var draft = DirectoryDraft(from: .empty)
    private var lines: Int64 = 0
    private var isComplete = false

    /// Takes the records of a part.
    mutating func add(_ part: CopyReader) throws(DirectoryCopyFault) {
        var part = part
        while !part.isAtEnd {
            guard !isComplete else { throw .torn }
            try add(try CopyRecord(from: &part))
        }
    }

    private mutating func add(_ record: CopyRecord) throws(DirectoryCopyFault) {
        switch record {
        case .head(let savedAt, let position): head = (savedAt, position)
        case .nas(let nas): nases.append(nas)
        case .plan(let plan): plans.append(plan)
        case .realm(let realm): realms.append(realm)
        case .line(let line):
            draft.put(line)
            lines += 1
        case .end(let count):
            guard count == lines else { throw .torn }
            isComplete = true
        }
    }

    /// The directory, once everything was read.
    func directory() throws(DirectoryCopyFault) -> AccessDirectory {
        guard isComplete, let head else { throw .torn }
        var draft = draft
        draft.replaceRouters(DirectoryRouters(nases: nases, plans: plans, realms: realms))
        return draft.finished(position: head.position, origin: .copy(savedAt: head.savedAt))
    }
}
