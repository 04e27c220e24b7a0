// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import ArgumentParser
public import ProviderValues

extension CustomerState: OptionWord {}
extension ServiceState: OptionWord {}
extension AccessKind: OptionWord {}
extension NASVendor: OptionWord {}
extension BlockReason: OptionWord {}
extension GardenPage: OptionWord {}
extension ReplyPurpose: OptionWord {}
extension DefenceSetting: OptionWord {}
