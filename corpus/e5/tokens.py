"""XLM-RoBERTa's unigram tokenizer from the vocabulary of the bundle. The only home of tokenizers."""

from typing import Any

from corpus.e5.bundle import Bundle


def tokenizer(bundle: Bundle) -> Any:
    """The tokenizer, ready to use or to be saved in its own format; takes a second to make."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    begin, end, _, unknown = bundle.special
    vocabulary = list(zip(bundle.pieces, map(float, bundle.scores), strict=True))
    made = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.decoder = decoders.Metaspace()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", begin), ("</s>", end)]
    )
    made.add_special_tokens([AddedToken(bundle.pieces[token], special=True) for token in bundle.special])
    return made
