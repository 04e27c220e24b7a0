// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations

/// Whether a change is enough, or the session must log in anew.
struct ChangeCheck {
    let nas: NASTerms
    let directory: AccessDirectory

    func canChange(from applied: AccessGrant, to desired: AccessGrant) -> Bool {
        let capabilities = DialectCapabilities(vendor: nas.vendor, version: nas.version)
        return extrasAllow(from: applied, to: desired)
            && Dialect.canChange(from: applied, to: desired, by: capabilities)
    }

    /// What the operator adds for logins does not go out in changes, and what he sends to block a line is undone only by what
    /// he sends to restore it.
    private func extrasAllow(from applied: AccessGrant, to desired: AccessGrant) -> Bool {
        if desired.purpose == .block { return true }
        if applied.purpose == .block {
            return has(.restore, for: desired) || !has(.block, for: desired) && !has(.accept, for: desired)
        }
        return loginExtras(of: applied) == loginExtras(of: desired)
    }

    private func has(_ purpose: ReplyPurpose, for grant: AccessGrant) -> Bool {
        let extras = nas.extras + (directory.plan(grant.plan)?.extras ?? [])
        return extras.contains { $0.purpose == purpose }
    }

    private func loginExtras(of grant: AccessGrant) -> [ExtraAttribute] {
        directory.plan(grant.plan)?.extras.filter { $0.purpose == .accept } ?? []
    }
}
