// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation

extension FairUseDocument {
    /// The document as it is stored: JSON, the same text for the same policy.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// A stored document.
    init(json: String) throws {
        self = try JSONDecoder().decode(FairUseDocument.self, from: Data(json.utf8))
    }
}
