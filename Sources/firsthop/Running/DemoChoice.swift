// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser

/// The address plans that the demo provider can have.
enum DemoChoice: String, CaseIterable, ExpressibleByArgument {
    /// As small providers publish theirs, with what is wrong about it.
    case published
    /// The same provider with a plan that lasts.
    case recommended

    var plan: DemoPlan {
        switch self {
        case .published: .asInTheSources
        case .recommended: .recommended
        }
    }
}
