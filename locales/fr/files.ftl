### Les fichiers de balises que l’auteur publie tels quels : ceux qui ne peuvent pas être vérifiés.

unverified-file-encoding = Ce fichier n’est pas enregistré en UTF-8 : sitegen ne peut pas le vérifier.
    .help = Enregistrez-le en UTF-8 dans un éditeur de texte, ou retirez-le du dossier static.
unverified-file-null = Ce fichier contient des caractères nuls, qu’aucun texte ne contient : sitegen ne peut pas le vérifier.
    .help = Le fichier est sans doute abîmé. Remplacez-le par une copie saine, ou retirez-le du dossier static.
unverified-file-packed = Ce dessin est compressé : sitegen ne peut pas le vérifier.
    .help = Décompressez-le et publiez-le comme fichier .svg ordinaire.
