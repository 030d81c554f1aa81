// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/sha256.h"

#include <openssl/evp.h>

namespace Reelwatch {

namespace {

/// Nothing of this fails but for want of memory; a wrong digest must not pass for a right one.
void must(int outcome)
{
    if (outcome != 1)
        qFatal("SHA-256 could not be computed");
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
{
    reset();
}

Sha256::~Sha256() = default;

void Sha256::reset()
{
    must(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr));
}

void Sha256::add(QByteArrayView bytes)
{
    must(EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())));
}

QByteArray Sha256::result() const
{
    const std::unique_ptr<evp_md_ctx_st, Free> end(EVP_MD_CTX_new());
    must(EVP_MD_CTX_copy_ex(end.get(), m_context.get()));
    QByteArray digest(EVP_MD_size(EVP_sha256()), Qt::Uninitialized);
    must(EVP_DigestFinal_ex(end.get(), reinterpret_cast<unsigned char *>(digest.data()), nullptr));
    return digest;
}

} // namespace Reelwatch
