// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import RadiusCodec

/// Judges extra attributes by the dictionaries that answers are written with.
struct DictionaryChecking: ExtraAttributeChecking {
    func fault(in attribute: ExtraAttribute) -> String? {
        do throws(AttributeTextError) {
            let attributes = try AttributeText.parse("\(attribute.name) = \(attribute.value)")
            // A value that goes on with a comma would be a second attribute, which nobody has named.
            return attributes.count == 1 ? nil : "this is not one attribute; put a text with commas in double quotes"
        } catch {
            return "\(error.fault)"
        }
    }
}
